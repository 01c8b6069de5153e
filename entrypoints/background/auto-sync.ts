import { planNextSync, syncIfDue, type AutoSync } from '@/lib/sync/auto-sync';
import type { EngineDeps } from './engine-deps';

/** Resyncs that nobody asks for: one at a time in a browser, and an alarm that wakes a dead worker for the next. */
export interface AutoSyncWork {
  /** Begins what is due; tells whether it did. */
  readonly beginDue: () => Promise<boolean>;
  /** After a sync, or when it is to be done more often or more rarely. */
  readonly plan: () => Promise<void>;
}

export function createAutoSyncWork(deps: EngineDeps): AutoSyncWork {
  const { alarms } = deps;

  async function follow({ hasBegun, nextAt }: AutoSync): Promise<boolean> {
    await (nextAt === undefined ? alarms.clear('resync') : alarms.at('resync', nextAt));
    return hasBegun;
  }

  return {
    async beginDue() {
      let hasBegun = false;
      await deps.tryLock('resync', async () => {
        hasBegun = await follow(await syncIfDue(deps));
      });
      return hasBegun;
    },
    async plan() {
      await follow(await planNextSync(deps));
    },
  };
}
