import type {
  DateField,
  DateSources,
  OtherDate,
  Reason,
  ResolvedDate,
  Source,
  SourcedDate,
} from './lifecycle';
import { sameRmmDate, understood, type RmmDate, type TextDates } from './rmm-date';

export interface Resolution {
  readonly field: DateField;
  readonly pinned?: Source | undefined;
  /** `sources`: the first in order; `longest`: the earliest purchase date, the latest expiry. */
  readonly rule: 'sources' | 'longest';
  readonly textDates: TextDates;
}

const ORDER: readonly Source[] = ['technician', 'rmm', 'vendor', 'import'];

/** A pinned source first, then an unconfirmed edit, then what the rule says. An edit is the RMM's word of tomorrow: it comes before the RMM also where that is pinned. */
export function resolveDate(sources: DateSources, how: Resolution): ResolvedDate {
  const said = readAs(sources, how.textDates);
  const decided = decide(said, how);
  const winner = decided && said[decided.source];
  if (!winner) return { others: [] };

  const { value, setAt, setBy, knownAt } = winner;
  return {
    ...decided,
    knownAt,
    others: othersOf(said, decided.source, value),
    ...(value.kind === 'date' && { date: value.date }),
    ...(value.kind === 'unreadable' && { unreadable: value.text }),
    ...(setAt !== undefined && { setAt }),
    ...(setBy !== undefined && { setBy }),
  };
}

interface Decision {
  readonly source: Source;
  readonly reason: Reason;
}

function decide(said: DateSources, { field, pinned, rule }: Resolution): Decision | undefined {
  const speaks = (source: Source) => decides(source, said[source]);
  if (pinned && pinned !== 'rmm' && speaks(pinned)) return { source: pinned, reason: 'pinned' };
  if (said.technician) return { source: 'technician', reason: 'unconfirmed' };
  if (pinned && speaks(pinned)) return { source: pinned, reason: 'pinned' };

  const longest = rule === 'longest' ? longestOf(said, field) : undefined;
  if (longest) return { source: longest, reason: 'longest' };
  const first = ORDER.find(speaks);
  return first && { source: first, reason: 'first' };
}

// A technician's clearing counts as a value; that another source has none does not.
const decides = (source: Source, said: SourcedDate | undefined): boolean =>
  said !== undefined && (source === 'technician' || said.value.kind !== 'empty');

function longestOf(said: DateSources, field: DateField): Source | undefined {
  const dated = datesOf(said).toSorted((one, other) => one.date.localeCompare(other.date));
  const best = field === 'purchaseDate' ? dated[0] : dated.at(-1);
  // Of those that say the same the first in order.
  return ORDER.find((source) =>
    dated.some((one) => one.source === source && one.date === best?.date),
  );
}

const othersOf = (said: DateSources, winner: Source, value: RmmDate): readonly OtherDate[] =>
  datesOf(said).filter(
    ({ source, date }) => source !== winner && !sameRmmDate({ kind: 'date', date }, value),
  );

const datesOf = (said: DateSources): readonly OtherDate[] =>
  ORDER.flatMap((source) => {
    const one = said[source];
    if (one?.value.kind !== 'date') return [];
    const { value, setAt, setBy, knownAt } = one;
    return [
      {
        source,
        date: value.date,
        knownAt,
        ...(setAt !== undefined && { setAt }),
        ...(setBy !== undefined && { setBy }),
      },
    ];
  });

function readAs(sources: DateSources, textDates: TextDates): DateSources {
  const said: { [Name in Source]?: SourcedDate } = {};
  for (const source of ORDER) {
    const one = sources[source];
    if (one) said[source] = { ...one, value: understood(one.value, textDates) };
  }
  return said;
}
