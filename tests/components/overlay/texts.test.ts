import { describe, expect, test } from 'vitest';
import { dateText, sourceText } from '@/components/overlay/date-source';
import type { DateView } from '@/lib/domain/device-view';
import { day } from '../../fixtures/make';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const looks = { now: NOW, dateDisplay: 'iso' } as const;
const read = NOW - 3 * 60_000;

describe('where a date came from', () => {
  test.for([
    [
      'the RMM, in full',
      {
        source: 'rmm',
        fieldName: 'Purchase Date',
        setAt: Date.parse('2026-01-04T12:00:00Z'),
        setBy: 'jdoe',
        knownAt: read,
      },
      'ConnectWise RMM, field Purchase Date, set 2026-01-04 by jdoe; read 3 minutes ago',
    ],
    [
      'the RMM, which does not say who set it',
      { source: 'rmm', fieldName: 'Purchase Date', knownAt: read },
      'ConnectWise RMM, field Purchase Date; read 3 minutes ago',
    ],
    [
      'a technician, not saved yet',
      { source: 'technician', setBy: 'jdoe', setAt: read, fieldName: 'Purchase Date' },
      'Typed here 2026-11-22 by jdoe; not in ConnectWise RMM yet',
    ],
    ['a vendor', { source: 'vendor', knownAt: read }, 'Vendor; read 3 minutes ago'],
    [
      'a source that a person has pinned',
      { source: 'import', pinned: 'import', setBy: 'jdoe' },
      'Import, set by jdoe; pinned to Import',
    ],
    ['the only source', { source: 'vendor', reason: 'longest' }, 'Vendor'],
    [
      'the source that says the earliest',
      {
        source: 'vendor',
        reason: 'longest',
        others: [{ source: 'rmm', date: day('2025-01-01'), knownAt: read }],
      },
      'Vendor; the earliest of all sources',
    ],
    ['nowhere', { fieldName: 'Purchase Date' }, 'No date in ConnectWise RMM, field Purchase Date'],
    ['no field', {}, 'No custom field is chosen for it'],
  ] as const)('%s', ([, view, text]) => {
    const said: DateView = { others: [], ...view };
    expect(sourceText('purchaseDate', said, looks)).toBe(text);
  });
});

test('a date reads as the day, as the text that is none, or as missing', () => {
  const said = (view: Partial<DateView>) => dateText({ others: [], ...view }, 'iso');
  expect(said({ date: day('2026-01-04') })).toBe('2026-01-04');
  expect(said({ unreadable: '16/04/2021 \u202e' })).toBe('“16/04/2021”');
  expect(said({})).toBe('No date');
});
