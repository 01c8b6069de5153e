import { categories, type Category } from './device-page';

/** Where the list of devices goes on; written as one opaque text into the sync's checkpoint. */
export type Position = CategoryPosition | { readonly by: 'legacy'; readonly offset: number };

export interface CategoryPosition {
  readonly by: 'category';
  readonly category: Category | 'all';
  readonly cursor?: string;
  /** The first one is 1. */
  readonly page: number;
}

export const START: Position = { by: 'category', category: 'all', page: 1 };

export function writePosition(position: Position): string {
  if (position.by === 'legacy') return `legacy:${position.offset}`;
  return `${position.category}/${position.page}:${position.cursor ?? ''}`;
}

/** A text that is no position (an older version's) starts again. */
export function parsePosition(text: string): Position {
  const [, way = '', page = '1', rest = ''] = /^(\w+)(?:\/(\d+))?:(.*)$/.exec(text) ?? [];
  if (way === 'legacy') return { by: 'legacy', offset: Number(rest) || 0 };
  const category = [...categories, 'all' as const].find((name) => name === way) ?? 'all';
  return { by: 'category', category, page: Number(page), ...(rest && { cursor: rest }) };
}

/** Where one category after the other is listed: the start of the next one. */
export function nextCategory(category: Category | 'all'): Position | undefined {
  if (category === 'all') return undefined;
  const next = categories[categories.indexOf(category) + 1];
  return next && { by: 'category', category: next, page: 1 };
}
