import { createModel } from '@preact/signals';
import type { MissingDoubt } from '@/lib/domain/sync-run';
import { say, sayCount } from '@/lib/text/say';
import type { Ports } from './ports';
import { createTask } from './task';

export type DoubtAct = 'mark' | 'keep';

/** A person's word on devices that a sync did not see. */
export const MissingDoubtModel = createModel(
  ({ send }: Pick<Ports, 'send'>, onSettled: () => Promise<void>) => {
    const task = createTask<DoubtAct>();

    const settle = (what: DoubtAct, { unseen, at }: MissingDoubt) =>
      task.run(what, async () => {
        const { isSettled } = await send('sync.settle-doubt', { mark: what === 'mark', at });
        await onSettled();
        if (!isSettled) return say('devices.doubtOver');
        return sayCount(what === 'mark' ? 'devices.marked' : 'devices.kept', unseen);
      });

    return { task, settle };
  },
);
