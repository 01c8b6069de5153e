import type { BulkOutcome } from '@/lib/domain/bulk';

/** How what became of a save looks, where it is good or bad. */
export const outcomeTones: { readonly [Name in BulkOutcome]?: 'good' | 'warn' | 'bad' } = {
  saved: 'good',
  waiting: 'warn',
  'not-saved': 'bad',
  conflict: 'bad',
};
