import { isUnderway } from '@/lib/domain/edit';
import { openEdits } from '@/lib/store/edits';
import { createOutbox } from '@/lib/sync/outbox';
import type { EngineDeps } from './engine-deps';

/** Takes saved edits to the RMM, and sees to it that a dead worker is woken for those that are left. */
export interface Delivery {
  readonly deliver: () => Promise<void>;
  readonly stop: () => void;
}

export function createDelivery(deps: EngineDeps): Delivery {
  const { alarms, board } = deps;
  let controller = new AbortController();
  let calls = 0;

  const outbox = createOutbox({
    ...deps,
    onAttempted: (deviceId) => {
      board.devices([deviceId]);
      board.activity();
      board.status();
    },
  });

  return {
    async deliver() {
      const open = await openEdits(await deps.openDatabase());
      if (!open.some(isUnderway)) {
        // What a dead worker was watching over may be settled by now.
        if (calls === 0) await alarms.clear('outbox');
        return;
      }
      calls += 1;
      try {
        await alarms.watch('outbox');
        const nextAt = await outbox.deliver(controller.signal);
        // A later call that is still at it knows better.
        if (calls > 1) return;
        await (nextAt === undefined ? alarms.clear('outbox') : alarms.at('outbox', nextAt));
      } finally {
        calls -= 1;
      }
    },
    stop() {
      controller.abort();
      controller = new AbortController();
    },
  };
}
