/** What a key asks for on a row of the table. */
export type RowWish =
  | { readonly wish: 'go'; readonly to: number }
  /** Along the row: its checkbox, its link, its buttons. */
  | { readonly wish: 'along'; readonly by: 1 | -1 }
  | { readonly wish: 'select' }
  | { readonly wish: 'open' };

interface Where {
  readonly index: number;
  readonly count: number;
  /** Rows that can be seen at once. */
  readonly page: number;
  readonly isRtl: boolean;
  /** Whether the row itself has the focus, and not something in it. */
  readonly isOnRow: boolean;
}

export function wishOf(key: string, where: Where): RowWish | undefined {
  const to = goalOf(key, where);
  if (to !== undefined) {
    return { wish: 'go', to: Math.max(0, Math.min(where.count - 1, to)) };
  }
  if (key === 'ArrowRight') return { wish: 'along', by: where.isRtl ? -1 : 1 };
  if (key === 'ArrowLeft') return { wish: 'along', by: where.isRtl ? 1 : -1 };
  if (!where.isOnRow) return undefined;
  if (key === ' ') return { wish: 'select' };
  return key === 'Enter' ? { wish: 'open' } : undefined;
}

function goalOf(key: string, { index, count, page }: Where): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
