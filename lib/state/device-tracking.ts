import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import type { DeviceSelection } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { sayCount } from '@/lib/text/say';
import type { DeviceListing } from './device-listing';
import type { IgnoreWish } from './ignore-wish';
import type { Selection } from './selection';
import type { Task } from './task';
import type { Twins } from './twins';

export type TrackingAct =
  'import-selected' | 'import-all' | 'ignore-selected' | 'stage-selected' | 'set-reason';

interface TrackingParts {
  readonly send: Send;
  readonly listing: DeviceListing;
  readonly selection: Selection<DeviceId>;
  readonly wish: IgnoreWish;
  readonly twins: Twins;
  readonly task: Pick<Task<TrackingAct>, 'run'>;
}

/** Imports devices, puts them aside and takes them back. */
export function createDeviceTracking(parts: TrackingParts) {
  const { listing, selection, wish, twins, task } = parts;
  const chosen = (): DeviceSelection => ({ ids: [...selection.ids.peek()] });

  async function settle(devices: DeviceSelection, tracking: Tracking, why?: IgnoredWhy) {
    const sum = await trackAll(parts.send, devices, { tracking, ...(why && { why }) });
    selection.clear();
    await listing.refresh();
    return sum;
  }

  const track = (what: TrackingAct, devices: DeviceSelection, tracking: Tracking) =>
    task.run(what, async () => {
      const { changed, putAside } = await settle(devices, tracking);
      const text = sayCount(doneTexts[tracking], changed);
      return putAside > 0 ? sayCount('devices.importedAndPutAside', putAside, { text }) : text;
    });

  const ignore = (what: 'ignore-selected' | 'set-reason') =>
    task.run(what, async () => {
      const { changed } = await settle(chosen(), 'ignored', wish.why());
      wish.clear();
      return sayCount(what === 'set-reason' ? 'devices.reasonSet' : 'devices.ignoredSome', changed);
    });

  return {
    importSelected: () => track('import-selected', chosen(), 'imported'),
    importAll: () => track('import-all', { allOf: listing.query.peek() }, 'imported'),
    ignoreSelected: () => ignore('ignore-selected'),
    setReason: () => ignore('set-reason'),
    stageSelected: () => track('stage-selected', chosen(), 'staged'),
    /** Of two that have one serial number. */
    ignoreTwin: async (id: DeviceId) => {
      await task.run('ignore-selected', async () => {
        const { changed } = await settle({ ids: [id] }, 'ignored', { reason: 'twin' });
        return sayCount('devices.ignoredSome', changed);
      });
      await twins.refresh();
    },
  };
}

interface Wanted {
  readonly tracking: Tracking;
  readonly why?: IgnoredWhy;
}

async function trackAll(send: Send, devices: DeviceSelection, wanted: Wanted) {
  const sum = { changed: 0, putAside: 0 };
  for (const selection of portionsOf(devices)) {
    const { changed, putAside = 0 } = await send('devices.track', { selection, ...wanted });
    sum.changed += changed;
    sum.putAside += putAside;
  }
  return sum;
}

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
