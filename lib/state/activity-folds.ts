import type { ActivityEvent, ActivityView } from '@/lib/domain/activity';

type BulkEvent = Extract<ActivityEvent, { kind: 'bulk' }>;

/** One entry of the history as it is listed: a line, or a bulk edit with the lines of its devices. */
export type ActivityEntry =
  | { readonly is: 'line'; readonly line: ActivityView }
  | {
      readonly is: 'bulk';
      readonly bulkId: string;
      /** Absent while the line that tells of its beginning is not loaded. */
      readonly begun: (ActivityView & { readonly event: BulkEvent }) | undefined;
      readonly lines: readonly ActivityView[];
    };

/** Folds the lines of bulk edits, each where its newest line stands. */
export function foldActivity(lines: readonly ActivityView[]): readonly ActivityEntry[] {
  const bulkOfSave = new Map(
    lines.flatMap(({ event }) =>
      event.kind === 'edit' && event.bulkId ? [[event.saveId, event.bulkId] as const] : [],
    ),
  );
  const bulkOf = (line: ActivityView) => bulkIdOf(line.event, bulkOfSave);
  const folded = Map.groupBy(lines, bulkOf);
  const told = new Set<string>();
  return lines.flatMap((line): readonly ActivityEntry[] => {
    const bulkId = bulkOf(line);
    if (bulkId === undefined) return [{ is: 'line', line }];
    if (told.has(bulkId)) return [];
    told.add(bulkId);
    const own = folded.get(bulkId) ?? [];
    return [
      {
        is: 'bulk',
        bulkId,
        begun: own.find(isBegun),
        lines: own.filter((one) => !isBegun(one)),
      },
    ];
  });
}

function bulkIdOf(
  event: ActivityEvent,
  bulkOfSave: ReadonlyMap<string, string>,
): string | undefined {
  switch (event.kind) {
    case 'bulk':
    case 'edit':
      return event.bulkId;
    case 'edit-ended':
      return bulkOfSave.get(event.saveId);
    default:
      return undefined;
  }
}

const isBegun = (line: ActivityView): line is ActivityView & { readonly event: BulkEvent } =>
  line.event.kind === 'bulk';
