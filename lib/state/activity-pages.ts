import type { ActivityFilter, ActivityView } from '@/lib/domain/activity';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { foldActivity } from './activity-folds';

export const LINES_PER_PAGE = 50;
const LINES_PER_EXPORTED_PAGE = 200;

/** So often it is looked further back for lines that fit, before a person has to say so again. */
const MOST_IN_VAIN = 10;

type Page = AnswerOf<'activity.list'>;

/** The history under one filter, from its newest line. */
export interface LookBack {
  /** The newest lines that make up `wanted` entries: the devices of a bulk edit count as one. */
  readonly newest: (wanted: number, onLookingBack: () => void) => Promise<Page>;
  /** Goes on where it has given up. */
  readonly goOn: () => void;
}

/** What is written stays as it is: where nothing was found it is not looked again. */
export function createLookBack(send: Send, filter: ActivityFilter): LookBack {
  /** Before the one number, down to the other, nothing fits. */
  let gap = { from: -Infinity, to: -Infinity };
  let inVain = 0;
  let hasGivenUp = false;

  const isInGap = (before: number) => before <= gap.from && before >= gap.to;

  function noteGap(from: number, to: number): void {
    const goesOn = from >= gap.to && to <= gap.from;
    inVain += 1;
    hasGivenUp = inVain >= MOST_IN_VAIN || (hasGivenUp && goesOn);
    gap = goesOn ? { from: Math.max(from, gap.from), to: Math.min(to, gap.to) } : { from, to };
  }

  async function ask(before: number): Promise<Page> {
    const page = await send('activity.list', { ...filter, limit: LINES_PER_PAGE, before });
    if (page.rows.length > 0) inVain = 0;
    else if (page.more) noteGap(before, startAfter(page));
    return page;
  }

  async function newest(wanted: number, onLookingBack: () => void): Promise<Page> {
    let page = await send('activity.list', { ...filter, limit: LINES_PER_PAGE });
    const { people = [] } = page;
    let { rows } = page;
    inVain = 0;
    while (page.more && foldActivity(rows).length < wanted) {
      const start = startAfter(page);
      if (hasGivenUp && isInGap(start)) break;
      if (page.rows.length === 0) onLookingBack();
      page = await ask(isInGap(start) ? gap.to : start);
      rows = [...rows, ...page.rows];
    }
    return { ...page, rows, people };
  }

  return { newest, goOn: () => void (hasGivenUp = false) };
}

/** Every line under a filter, newest first; tells after each page how many it has. */
export async function allLines(
  send: Send,
  filter: ActivityFilter,
  onProgress: (lines: number) => void,
): Promise<readonly ActivityView[]> {
  let page = await send('activity.list', { ...filter, limit: LINES_PER_EXPORTED_PAGE });
  const rows = [...page.rows];
  onProgress(rows.length);
  while (page.more) {
    const before = startAfter(page);
    page = await send('activity.list', { ...filter, limit: LINES_PER_EXPORTED_PAGE, before });
    rows.push(...page.rows);
    onProgress(rows.length);
  }
  return rows;
}

/** Where to go on after a page that is not the last one. */
const startAfter = ({ rows, next = rows.at(-1)?.number ?? -Infinity }: Page): number => next;
