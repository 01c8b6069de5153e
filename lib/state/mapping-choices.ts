import type { ReadonlySignal } from '@preact/signals';
import type { MappingTarget } from '@/lib/domain/company-matching';
import type { CompanyId } from '@/lib/domain/ids';
import type { CompanyRow } from '@/lib/messages/protocol';
import { sayCount } from '@/lib/text/say';
import type { KeptMappingDraft } from './kept-mapping-draft';
import { withChoice } from './mapping-draft';
import type { Selection } from './selection';
import type { Task } from './task';

interface ChoicesParts {
  readonly kept: KeptMappingDraft;
  readonly companies: ReadonlySignal<readonly CompanyRow[]>;
  readonly selection: Selection<CompanyId>;
  readonly task: Pick<Task<'choose'>, 'run' | 'dismiss'>;
}

/** What a person chooses for companies; it goes into the draft. */
export function createMappingChoices({ kept, companies, selection, task }: ChoicesParts) {
  return {
    choose(row: CompanyRow, target: MappingTarget) {
      task.dismiss();
      kept.set(withChoice(kept.draft.peek(), row, target));
    },
    /** For all selected companies at once. */
    chooseForSelected: (target: MappingTarget) =>
      task.run('choose', async () => {
        const chosen = selection.ids.peek();
        const rows = companies.peek().filter(({ id }) => chosen.has(id));
        kept.set(rows.reduce((next, row) => withChoice(next, row, target), kept.draft.peek()));
        selection.clear();
        return sayCount('companies.bulkChosen', rows.length);
      }),
    /** Takes the last choice back that is not saved yet. */
    undoChoice() {
      task.dismiss();
      kept.takeBack();
    },
    forgetDraft() {
      task.dismiss();
      kept.set(new Map());
    },
  };
}
