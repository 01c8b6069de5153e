import { feedBulks } from '@/lib/sync/run-bulk';
import type { EngineDeps } from './engine-deps';
import { createSingleFlight } from './single-flight';

/** Goes on with bulk edits: a few devices at a time into the outbox, until nothing is left or all of it has to wait. */
export interface BulkWork {
  readonly goOn: () => Promise<void>;
}

/** `deliver`: takes what is in the outbox to the RMM; what it leaves there has an alarm of its own. */
export function createBulkWork(deps: EngineDeps, deliver: () => Promise<void>): BulkWork {
  const { openDatabase, now, randomId: newId, alarms, board } = deps;

  /** Gives whether there may be more to do. */
  async function step(
    wasFed: boolean,
  ): Promise<{ readonly isFed: boolean; readonly goesOn: boolean }> {
    const { fed, isIdle } = await feedBulks({ openDatabase, now, newId });
    const isFed = fed.length > 0;
    if (isFed) {
      board.devices(fed);
      board.activity();
      board.status();
    }
    // What is on its way and could not be delivered just now has to wait.
    if (isIdle || !(isFed || wasFed)) return { isFed, goesOn: false };
    // Between the last device's arrival and the next one's start only this one would wake the worker.
    await alarms.watch('bulk');
    await deliver();
    return { isFed, goesOn: true };
  }

  async function run(): Promise<void> {
    // What the last worker left on its way may be delivered, and make room.
    let { isFed, goesOn } = await step(true);
    const hasWorked = goesOn;
    while (goesOn) ({ isFed, goesOn } = await step(isFed));
    await alarms.clear('bulk');
    if (hasWorked) board.activity();
  }

  const { ask } = createSingleFlight(async () => {
    await deps.tryLock('bulk', run);
  });
  return { goOn: ask };
}
