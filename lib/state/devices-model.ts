import { computed, createModel } from '@preact/signals';
import { counted } from '@/lib/domain/count-text';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { DeviceSelection } from '@/lib/messages/protocol';
import { createDeviceListing, type QueryPart } from './device-listing';
import type { Ports } from './ports';
import { createSelection } from './selection';
import { createTask } from './task';

export type DevicesAct = 'import-selected' | 'import-all' | 'ignore-selected' | 'stage-selected';

/** Devices by where they stand, with filters, pages and a selection, and what is done with the selected. */
export const DevicesModel = createModel(({ send, listen }: Ports) => {
  const listing = createDeviceListing(send);
  const selection = createSelection<DeviceId>();
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

  function open(tracking: Tracking): Promise<void> {
    isOpen = true;
    return tracking === listing.query.peek().tracking ? listing.refresh() : filter({ tracking });
  }

  const track = (what: DevicesAct, devices: DeviceSelection, tracking: Tracking) =>
    task.run(what, async () => {
      let changed = 0;
      for (const portion of portionsOf(devices)) {
        changed += (await send('devices.track', { selection: portion, tracking })).changed;
      }
      selection.clear();
      await listing.refresh();
      return `${doneWords[tracking]} ${counted(changed, 'device')}.`;
    });

  const chosen = (): DeviceSelection => ({ ids: [...selection.ids.peek()] });

  return {
    listing,
    selection,
    allVisibleSelected,
    task,
    open,
    filter,
    /** Shows the device in the portal, or in the workspace. */
    show: (id: DeviceId) => task.run('show', () => send('device.open', id).then(() => '')),
    selectVisible: (isSelected: boolean) => selection.select(visible.peek(), isSelected),
    importSelected: () => track('import-selected', chosen(), 'imported'),
    importAll: () => track('import-all', { allOf: listing.query.peek() }, 'imported'),
    ignoreSelected: () => track('ignore-selected', chosen(), 'ignored'),
    stageSelected: () => track('stage-selected', chosen(), 'staged'),
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

const doneWords: Readonly<Record<Tracking, string>> = {
  imported: 'Imported',
  ignored: 'Ignored',
  staged: 'Put back for review:',
};
