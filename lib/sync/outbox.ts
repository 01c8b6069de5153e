import { isUnderway, type Edit } from '@/lib/domain/edit';
import type { DeviceId } from '@/lib/domain/ids';
import { openEdits } from '@/lib/store/edits';
import { deliverEdits, type DeliveryDeps } from './deliver-edits';
import { LONGEST_WAIT_MS } from './edit-outcomes';

export interface OutboxDeps extends DeliveryDeps {
  /** Does the work unless somebody holds the lock already, in whichever context; tells whether it did. */
  readonly tryLock: (name: string, work: () => Promise<void>) => Promise<boolean>;
  /** Told after each attempt. */
  readonly onAttempted: (deviceId: DeviceId) => void;
}

export interface Outbox {
  /** Delivers what is due, with what is saved meanwhile. Resolves with the instant of the next try, if one is wanted. */
  readonly deliver: (signal: AbortSignal) => Promise<number | undefined>;
}

const LANES = 2;
/** A try that is due so soon is waited for in place; a later one is an alarm's business. */
const SOON_MS = 5_000;

interface Due {
  readonly deviceId: DeviceId;
  /** Epoch ms. */
  readonly at: number;
}

/** Delivers a few devices side by side, and the edits of each in order. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const busy = new Set<DeviceId>();
  const lanes = new Set<Promise<void>>();
  let calls = 0;
  let wake = Promise.withResolvers<void>();

  async function nextDue(except: ReadonlySet<DeviceId>): Promise<Due | undefined> {
    const edits = await openEdits(await deps.openDatabase());
    const free = edits.filter(({ deviceId }) => !busy.has(deviceId) && !except.has(deviceId));
    return earliest(free, deps.now());
  }

  async function attempt(deviceId: DeviceId, signal: AbortSignal): Promise<boolean> {
    busy.add(deviceId);
    try {
      return await deps.tryLock(`edits of ${deviceId}`, () => deliverEdits(deps, deviceId, signal));
    } finally {
      busy.delete(deviceId);
      deps.onAttempted(deviceId);
    }
  }

  async function runLane(signal: AbortSignal): Promise<void> {
    const heldElsewhere = new Set<DeviceId>();
    let seen = -1;
    while (!signal.aborted) {
      const due = await nextDue(heldElsewhere);
      const waitMs = due ? due.at - deps.now() : Infinity;
      if (waitMs > SOON_MS && seen === calls) return;
      seen = calls;
      if (!due || waitMs > SOON_MS || busy.has(due.deviceId)) continue;
      if (waitMs > 0) await Promise.race([deps.sleep(waitMs, signal), wake.promise]);
      else if (!(await attempt(due.deviceId, signal))) heldElsewhere.add(due.deviceId);
    }
  }

  async function deliver(signal: AbortSignal): Promise<number | undefined> {
    calls += 1;
    wake.resolve();
    wake = Promise.withResolvers();
    while (lanes.size < LANES) {
      const lane: Promise<void> = runLane(signal).finally(() => lanes.delete(lane));
      lanes.add(lane);
    }
    await Promise.all(lanes);
    return earliest(await openEdits(await deps.openDatabase()), deps.now())?.at;
  }

  return { deliver };
}

function earliest(edits: readonly Edit[], now: number): Due | undefined {
  const due = edits
    .filter(isUnderway)
    .map(({ deviceId, state }) => ({ deviceId, at: state.at === 'queued' ? state.nextTryAt : 0 }))
    // So late a try was never put off: a clock that was wrong counted it, and it is due.
    .map(({ deviceId, at }) => ({ deviceId, at: at - now > LONGEST_WAIT_MS ? now : at }));
  return due.toSorted((one, other) => one.at - other.at)[0];
}
