import { createModel } from '@preact/signals';
import { counted } from '@/lib/domain/count-text';
import type { MissingDoubt } from '@/lib/domain/sync-run';
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
        if (!isSettled) return 'A later sync has looked again: nothing more was changed.';
        return `${counted(unseen, 'device was', 'devices were')} ${endWords[what]}.`;
      });

    return { task, settle };
  },
);

const endWords: Readonly<Record<DoubtAct, string>> = {
  mark: 'marked as missing',
  keep: 'kept as they were',
};
