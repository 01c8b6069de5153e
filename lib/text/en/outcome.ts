export const outcome = {
  pending: 'To do',
  saving: 'Saving',
  saved: 'Saved',
  waiting: 'Waiting to save',
  'not-saved': 'Not saved',
  conflict: 'Changed by someone else',
  discarded: 'Given up',
  superseded: 'Replaced by a later edit',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
} as const;
