import type { FieldChoice } from '@/lib/domain/date-fields';
import { dateFields } from '@/lib/domain/lifecycle';
import { say, sayCount } from '@/lib/text/say';
import type { MissingDoubt, SyncStatus } from '@/lib/domain/sync-run';
import type { ConnectionView } from '@/lib/messages/protocol';

export interface AttentionFacts {
  readonly connection: ConnectionView;
  readonly sync: SyncStatus;
  readonly missingDoubt?: MissingDoubt;
  readonly fields: FieldChoice;
  readonly counts: { readonly imported: number; readonly needPerson: number };
}

/** What needs a person, most urgent first; the toolbar says it in its title, and by "!" that there is something. */
export function attentionOf(facts: AttentionFacts): {
  readonly text: '!' | '';
  readonly title: string;
} {
  const [first] = reasonsOf(facts);
  return first
    ? { text: '!', title: say('attention.title', { reason: first }) }
    : { text: '', title: say('attention.nothing') };
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
    ...(needPerson > 0 ? [sayCount('attention.notSaved', needPerson)] : []),
    ...(missingDoubt ? [sayCount('attention.gone', missingDoubt.unseen)] : []),
    ...(isWithoutFields ? [say('attention.chooseFields')] : []),
    ...syncReasons(sync),
  ];
}

function syncReasons(sync: SyncStatus): readonly string[] {
  if (sync.at === 'stopped' && sync.problem.kind !== 'cancelled') {
    return [say('attention.stopped', { why: sync.problem.message })];
  }
  const [skipped] = sync.at === 'done' ? sync.skipped : [];
  return skipped ? [say('attention.leftOpen', { what: skipped })] : [];
}
