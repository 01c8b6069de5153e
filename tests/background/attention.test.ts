import { describe, expect, test } from 'vitest';
import { attentionOf, type AttentionFacts } from '@/entrypoints/background/attention';
import { Failure, problemOf } from '@/lib/domain/failure';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import { purchase } from '../fixtures/worker-world';

const done = {
  at: 'done',
  finishedAt: 1,
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
} as const;
const quiet: AttentionFacts = {
  connection: { at: 'connected', clientId: '0e30', region: 'na', since: 1, permissions: [] },
  sync: done,
  fields: { purchaseDate: purchase },
  counts: { imported: 3, needPerson: 0 },
};
const refused = problemOf(new Failure('refused-credentials', 'ConnectWise refused the secret.'));
const stoppedBy = (kind: 'rejected' | 'cancelled'): AttentionFacts['sync'] => ({
  at: 'stopped',
  stoppedAt: 1,
  problem: problemOf(new Failure(kind, 'It was stopped.')),
});

describe('the toolbar', () => {
  test('is quiet while nothing needs a person', () => {
    expect(attentionOf(quiet)).toEqual({ text: '', title: 'Shelflife' });
  });

  test.for<readonly [string, Partial<AttentionFacts>, string]>([
    [
      'an edit that failed',
      { counts: { imported: 3, needPerson: 1 } },
      'Shelflife: 1 date was not saved and needs you',
    ],
    [
      'edits that failed, with their number',
      { counts: { imported: 3, needPerson: 3 } },
      'Shelflife: 3 dates were not saved and need you',
    ],
    [
      'credentials that are refused, first of all',
      {
        connection: {
          at: 'connected',
          clientId: '0e30',
          region: 'na',
          since: 1,
          permissions: [],
          problem: refused,
        },
        counts: { imported: 3, needPerson: 2 },
      },
      'Shelflife: ConnectWise refused the secret.',
    ],
    [
      'imported devices without fields for their dates',
      { fields: {} },
      'Shelflife: choose the custom fields that carry the dates',
    ],
    [
      'devices that a sync did not see, and that are too many to be simply gone',
      { missingDoubt: { unseen: 12_000, known: 50_000, at: 1, companies: [] } },
      'Shelflife: 12,000 devices were not listed any more: are they gone?',
    ],
    [
      'what a sync had to pass over',
      { sync: { ...done, skipped: ['Alder: refused'] } },
      'Shelflife: the last sync left something open: Alder: refused',
    ],
    [
      'a sync that stopped',
      { sync: stoppedBy('rejected') },
      'Shelflife: the sync stopped: It was stopped.',
    ],
  ])('shows %s', ([, facts, title]) => {
    expect(attentionOf({ ...quiet, ...facts })).toEqual({ text: '!', title });
  });

  test.for<readonly [string, Partial<AttentionFacts>]>([
    ['a sync that a person cancelled', { sync: stoppedBy('cancelled') }],
    [
      'fields not chosen before a device is imported',
      { fields: {}, counts: { imported: 0, needPerson: 0 } },
    ],
    [
      'what a key without optional permissions leaves out',
      { sync: { ...done, leftOut: ['Device groups'] } },
    ],
    ['not being connected yet', { connection: { at: 'disconnected' } }],
  ])('makes nothing of %s', ([, facts]) => {
    expect(attentionOf({ ...quiet, ...facts }).text).toBe('');
  });
});
