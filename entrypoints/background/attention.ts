import type { FieldChoice } from '@/lib/domain/date-fields';
import { dateFields } from '@/lib/domain/lifecycle';
import { counted } from '@/lib/domain/count-text';
import type { MissingDoubt, SyncStatus } from '@/lib/domain/sync-run';
import type { ConnectionView } from '@/lib/messages/protocol';

export interface AttentionFacts {
  readonly connection: ConnectionView;
  readonly sync: SyncStatus;
  readonly missingDoubt?: MissingDoubt;
  readonly fields: FieldChoice;
  readonly counts: { readonly imported: number; readonly needPerson: number };
}

const product = 'Shelflife';

/** What needs a person, most urgent first; the toolbar says it in its title, and by "!" that there is something. */
export function attentionOf(facts: AttentionFacts): {
  readonly text: '!' | '';
  readonly title: string;
} {
  const [first] = reasonsOf(facts);
  return first ? { text: '!', title: `${product}: ${first}` } : { text: '', title: product };
}

function reasonsOf({
  connection,
  sync,
  missingDoubt,
  fields,
  counts,
}: AttentionFacts): readonly string[] {
  const { needPerson, imported } = counts;
  const problem = connection.at === 'connected' ? connection.problem?.message : undefined;
  const isWithoutFields = imported > 0 && dateFields.every((field) => !fields[field]);
  return [
    ...(problem ? [problem] : []),
    ...(needPerson === 1 ? ['1 date was not saved and needs you'] : []),
    ...(needPerson > 1 ? [`${needPerson} dates were not saved and need you`] : []),
    ...(missingDoubt ? [doubtText(missingDoubt)] : []),
    ...(isWithoutFields ? ['choose the custom fields that carry the dates'] : []),
    ...syncReasons(sync),
  ];
}

const doubtText = ({ unseen }: MissingDoubt): string =>
  unseen === 1
    ? '1 device was not listed any more: is it gone?'
    : `${counted(unseen, 'device')} were not listed any more: are they gone?`;

function syncReasons(sync: SyncStatus): readonly string[] {
  if (sync.at === 'stopped' && sync.problem.kind !== 'cancelled') {
    return [`the sync stopped: ${sync.problem.message}`];
  }
  const [skipped] = sync.at === 'done' ? sync.skipped : [];
  return skipped ? [`the last sync left something open: ${skipped}`] : [];
}
