import {
  taughtKey,
  TEACH_LIMITS,
  type TaughtImport,
  type TaughtPage,
} from '@/lib/domain/taught-page';
import type { Database } from './database';
import { changeState, deleteState, readState } from './state';

export const listTaughtPages = async (db: Database): Promise<readonly TaughtPage[]> =>
  (await readState(db, 'taughtPages')) ?? [];

/** Newest first; a page that was taught before is taught anew. */
export async function keepTaughtPages(db: Database, pages: readonly TaughtPage[]): Promise<void> {
  const keys = new Set(pages.map(taughtKey));
  await changeState(db, 'taughtPages', (stored = []) =>
    [...pages, ...stored.filter((page) => !keys.has(taughtKey(page)))].slice(0, TEACH_LIMITS.pages),
  );
}

/** Forgets the pages with these keys, or all. */
export async function forgetTaughtPages(
  db: Database,
  keys: readonly string[] | 'all',
): Promise<void> {
  if (keys === 'all') return deleteState(db, 'taughtPages');
  await changeState(db, 'taughtPages', (stored = []) =>
    stored.filter((page) => !keys.includes(taughtKey(page))),
  );
}

/** What keeping these would change. */
export async function compareTaughtPages(
  db: Database,
  pages: readonly TaughtPage[],
): Promise<Omit<TaughtImport, 'invalid'>> {
  const known = new Map((await listTaughtPages(db)).map((page) => [taughtKey(page), page]));
  const fates = [...new Map(pages.map((page) => [taughtKey(page), page])).values()].map((page) => {
    const before = known.get(taughtKey(page));
    if (!before) return 'added';
    return saying(before) === saying(page) ? 'same' : 'changed';
  });
  const count = (fate: string) => fates.filter((one) => one === fate).length;
  return { added: count('added'), changed: count('changed'), same: count('same') };
}

const saying = ({ rows = [], says, place }: TaughtPage): string =>
  JSON.stringify([rows, says.selectors, says.read, says.piece, place.selectors, place.side]);
