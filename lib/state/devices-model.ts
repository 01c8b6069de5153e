import { computed, createModel } from '@preact/signals';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import { createDeviceListing, type QueryPart } from './device-listing';
import { createDeviceTracking, type TrackingAct } from './device-tracking';
import { createIgnoreWish } from './ignore-wish';
import type { Ports } from './ports';
import { createSelection } from './selection';
import { createTask } from './task';
import { createTwins } from './twins';

export type DevicesAct = TrackingAct | 'select-all';

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
    ...createDeviceTracking({ send, listing, selection, wish, twins, task }),
  };
});
