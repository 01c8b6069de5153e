/** What became of a save, as its line in the history tells it. */
export type SaveOutcome =
  'saving' | 'saved' | 'waiting' | 'not-saved' | 'conflict' | 'discarded' | 'superseded';
