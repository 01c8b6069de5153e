import type { ReadonlySignal } from '@preact/signals';
import type { MappingChange } from '@/lib/domain/company-matching';
import type { Send } from '@/lib/messages/send';
import { say, sayCount } from '@/lib/text/say';
import type { KeptMappingDraft } from './kept-mapping-draft';
import type { Task } from './task';

interface SavingParts {
  readonly send: Send;
  readonly kept: KeptMappingDraft;
  readonly changes: ReadonlySignal<readonly MappingChange[]>;
  readonly task: Pick<Task<'save' | 'undo'>, 'run'>;
  readonly refresh: () => Promise<unknown>;
}

/** Saves the draft, and takes back what was saved last. */
export function createMappingSaving({ send, kept, changes, task, refresh }: SavingParts) {
  const save = () =>
    task.run('save', async () => {
      const saved = changes.peek();
      await send('mapping.save', saved);
      kept.release(saved);
      await refresh();
      return sayCount('companies.saved', saved.length);
    });

  const undoSaved = () =>
    task.run('undo', async () => {
      const { isUndone } = await send('mapping.undo', null);
      await refresh();
      return say(isUndone ? 'companies.undone' : 'companies.nothingToUndo');
    });

  return { save, undoSaved };
}
