import { describe, expect, test } from 'vitest';
import { dayText, rmmDateText } from '@/lib/domain/day-text';
import { parseIsoDate } from '@/lib/domain/iso-date';
import { rmmDate } from '@/lib/domain/rmm-date';
import { agoText } from '@/lib/domain/time-text';
import { sayCount } from '@/lib/text/say';

const MINUTE_MS = 60_000;
const now = Date.parse('2026-11-21T14:30:00Z');

describe('how long ago', () => {
  test.for([
    [0, 'just now'],
    [59, 'just now'],
    [60, '1 minute ago'],
    [59 * 60, '59 minutes ago'],
    [60 * 60, '1 hour ago'],
    [23 * 60 * 60, '23 hours ago'],
    [24 * 60 * 60, 'yesterday'],
    [72 * 60 * 60, '3 days ago'],
    [-600, 'just now'],
  ] as const)('%d seconds is %s', ([seconds, words]) => {
    expect(agoText(now - (seconds * MINUTE_MS) / 60, now)).toBe(words);
  });
});

test.for([
  [0, '0 companies'],
  [1, '1 company'],
  [1204, '1,204 companies'],
] as const)('%d is %s', ([count, words]) => {
  expect(sayCount('activity.companies', count)).toBe(words);
});

describe('a day', () => {
  const day = parseIsoDate('2026-01-05');
  test('shows as it is written, and no zone moves it', () => {
    expect(day && dayText(day, 'iso')).toBe('2026-01-05');
    expect(day && dayText(day, 'browser')).toMatch(/\b5\b.*2026/);
  });

  test('that the RMM does not hold is told in words', () => {
    expect(rmmDateText(rmmDate(undefined), 'iso')).toBe('no date');
    expect(rmmDateText({ kind: 'unreadable', text: '12/03' }, 'iso')).toBe('“12/03”');
  });
});
