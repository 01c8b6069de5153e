import { computed, createModel } from '@preact/signals';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import type { DeviceSelection } from '@/lib/messages/protocol';
import { sayCount } from '@/lib/text/say';
import { createDeviceListing, type QueryPart } from './device-listing';
import { createIgnoreWish } from './ignore-wish';
import type { Ports } from './ports';
import { createSelection } from './selection';
import { createTask } from './task';
import { createTwins } from './twins';

export type DevicesAct =
  | 'import-selected'
  | 'import-all'
  | 'ignore-selected'
  | 'stage-selected'
  | 'set-reason'
  | 'select-all';

/** Devices by where they stand, with filters, pages and a selection, and what is done with the selected. */
export const DevicesModel = createModel(({ send, listen }: Ports) => {
  const listing = createDeviceListing(send);
  const selection = createSelection<DeviceId>();
  const wish = createIgnoreWish();
  const twins = createTwins(send);
  const task = createTask<DevicesAct | 'show'>();
  const visible = computed(() => listing.page.value?.rows.map(({ id }) => id) ?? []);
  const allVisibleSelected = computed(
    () => visible.value.length > 0 && visible.value.every((id) => selection.ids.value.has(id)),
  );
  let isOpen = false;

  listen(({ about }) => {
    if (about === 'devices' && isOpen) void listing.refresh();
  });

  function filter(part: QueryPart): Promise<void> {
    selection.clear();
    task.dismiss();
    return listing.show(part);
  }

  async function open(tracking: Tracking): Promise<void> {
    isOpen = true;
    const isOther = tracking !== listing.query.peek().tracking;
    const shown = isOther ? filter({ tracking, only: undefined }) : listing.refresh();
    // What is new is told by the visits before: without that the list is as good.
    const visit = tracking === 'staged' ? send('devices.visit', null) : undefined;
    await Promise.all([shown, visit?.then(listing.refresh, () => undefined)]);
  }

  async function trackAll(
    devices: DeviceSelection,
    tracking: Tracking,
    why?: IgnoredWhy,
  ): Promise<{ readonly changed: number; readonly putAside: number }> {
    const sum = { changed: 0, putAside: 0 };
    for (const selected of portionsOf(devices)) {
      const body = { selection: selected, tracking, ...(why && { why }) };
      const { changed, putAside = 0 } = await send('devices.track', body);
      sum.changed += changed;
      sum.putAside += putAside;
    }
    selection.clear();
    await listing.refresh();
    return sum;
  }

  const track = (what: DevicesAct, devices: DeviceSelection, tracking: Tracking) =>
    task.run(what, async () => {
      const { changed, putAside } = await trackAll(devices, tracking);
      const text = sayCount(doneTexts[tracking], changed);
      return putAside > 0 ? sayCount('devices.importedAndPutAside', putAside, { text }) : text;
    });

  const ignore = (what: 'ignore-selected' | 'set-reason') =>
    task.run(what, async () => {
      const { changed } = await trackAll(chosen(), 'ignored', wish.why());
      wish.clear();
      return sayCount(what === 'set-reason' ? 'devices.reasonSet' : 'devices.ignoredSome', changed);
    });

  const chosen = (): DeviceSelection => ({ ids: [...selection.ids.peek()] });

  return {
    listing,
    selection,
    allVisibleSelected,
    wish,
    twins,
    task,
    open,
    filter,
    /** Shows the device in the portal, or in the workspace. */
    show: (id: DeviceId) => task.run('show', () => send('device.open', id).then(() => '')),
    selectVisible: (isSelected: boolean) => selection.select(visible.peek(), isSelected),
    /** On all pages, as they are now: what comes later is not selected. */
    selectAll: () =>
      task.run('select-all', async () => {
        selection.select(await send('devices.ids', listing.query.peek()), true);
        return '';
      }),
    importSelected: () => track('import-selected', chosen(), 'imported'),
    importAll: () => track('import-all', { allOf: listing.query.peek() }, 'imported'),
    ignoreSelected: () => ignore('ignore-selected'),
    setReason: () => ignore('set-reason'),
    stageSelected: () => track('stage-selected', chosen(), 'staged'),
    /** Of two that have one serial number. */
    ignoreTwin: async (id: DeviceId) => {
      const why = { reason: 'twin' } as const;
      await task.run('ignore-selected', async () =>
        sayCount('devices.ignoredSome', (await trackAll({ ids: [id] }, 'ignored', why)).changed),
      );
      await twins.refresh();
    },
  };
});

/** The worker takes only so many ids at once. */
const MOST_IDS = 500;

function portionsOf(devices: DeviceSelection): readonly DeviceSelection[] {
  if (!('ids' in devices)) return [devices];
  const { ids } = devices;
  return Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, index) => ({
    ids: ids.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
  }));
}

const doneTexts = {
  imported: 'devices.importedSome',
  ignored: 'devices.ignoredSome',
  staged: 'devices.stagedSome',
} as const satisfies Record<Tracking, string>;
