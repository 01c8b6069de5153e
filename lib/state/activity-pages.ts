import type { ActivityFilter, ActivityView } from '@/lib/domain/activity';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { foldActivity } from './activity-folds';

export const LINES_PER_PAGE = 50;
const LINES_PER_EXPORTED_PAGE = 200;

/** The newest lines that make up `wanted` entries: the devices of a bulk edit count as one. */
export async function newestLines(
  send: Send,
  filter: ActivityFilter,
  wanted: number,
): Promise<AnswerOf<'activity.list'>> {
  let rows: readonly ActivityView[] = [];
  let people: readonly string[] = [];
  let more = true;
  while (more && foldActivity(rows).length < wanted) {
    const page = await send('activity.list', pageAfter(rows, filter, LINES_PER_PAGE));
    rows = [...rows, ...page.rows];
    people = page.people ?? people;
    more = page.more && page.rows.length > 0;
  }
  return { rows, more, people };
}

/** Every line under a filter, newest first; tells after each page how many it has. */
export async function allLines(
  send: Send,
  filter: ActivityFilter,
  onProgress: (lines: number) => void,
): Promise<readonly ActivityView[]> {
  const rows: ActivityView[] = [];
  let more = true;
  while (more) {
    const page = await send('activity.list', pageAfter(rows, filter, LINES_PER_EXPORTED_PAGE));
    rows.push(...page.rows);
    more = page.more && page.rows.length > 0;
    onProgress(rows.length);
  }
  return rows;
}

function pageAfter(rows: readonly ActivityView[], filter: ActivityFilter, limit: number) {
  const last = rows.at(-1);
  return { ...filter, limit, ...(last && { before: last.number }) };
}
