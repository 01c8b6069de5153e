import { expect, test } from 'vitest';
import { leftText, spanText } from '@/lib/domain/time-text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.for([
  [-5 * MINUTE, 'less than a minute'],
  [0, 'less than a minute'],
  [59 * SECOND, 'less than a minute'],
  [MINUTE, '1 minute'],
  [89 * SECOND, '1 minute'],
  [2 * MINUTE, '2 minutes'],
  [59 * MINUTE, '59 minutes'],
  [59.6 * MINUTE, '1 hour'],
  [80 * MINUTE, '1 hour'],
  [8 * HOUR, '8 hours'],
  [35 * HOUR, '35 hours'],
  [36 * HOUR, '2 days'],
  [3 * DAY, '3 days'],
  [364 * DAY, '364 days'],
  [400 * DAY, 'more than a year'],
  [Infinity, 'more than a year'],
] as const)('%d ms is %s', ([ms, text]) => {
  expect(spanText(ms)).toBe(text);
});

test.for([
  [20 * SECOND, 'less than a minute left'],
  [2 * MINUTE, 'about 2 minutes left'],
  [8 * HOUR, 'about 8 hours left'],
  [400 * DAY, 'more than a year left'],
] as const)('with %d ms to go there is %s', ([ms, text]) => {
  expect(leftText(ms)).toBe(text);
});
