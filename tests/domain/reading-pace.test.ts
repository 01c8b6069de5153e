import { describe, expect, test } from 'vitest';
import { perMinuteOf, timeFor, withRead, type ReadingPace } from '@/lib/domain/reading-pace';

const MINUTE_MS = 60_000;

/** As the budget lets them through: a burst at the beginning of each minute. */
function bursts(minutes: number, each: number, from = 0): ReadingPace {
  let pace: ReadingPace = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let part = 0; part < each; part += 4) {
      pace = withRead(pace, 4, from + minute * MINUTE_MS + part * 100);
    }
  }
  return pace;
}

describe('the pace', () => {
  test('is not told before a minute is over', () => {
    expect(perMinuteOf([])).toBeUndefined();
    expect(perMinuteOf(bursts(1, 72))).toBeUndefined();
  });

  test.for([2, 3, 4, 9, 60])('is told by whole minutes, in the %i. as in any other', (minutes) => {
    expect(perMinuteOf(bursts(minutes, 72))).toBe(72);
  });

  test('follows what is done lately', () => {
    let pace = bursts(10, 72);
    for (let minute = 10; minute < 14; minute += 1) pace = withRead(pace, 4, minute * MINUTE_MS);
    expect(perMinuteOf(pace)).toBeLessThan(10);
  });

  test('begins anew after a long pause, and after the clock was set back', () => {
    const day = 24 * 60 * MINUTE_MS;
    expect(perMinuteOf(withRead(bursts(9, 72), 4, day))).toBeUndefined();
    expect(perMinuteOf(withRead(bursts(9, 72, day), 4, 0))).toBeUndefined();
  });

  test('takes no more room the longer it goes on', () => {
    expect(bursts(600, 72).length).toBeLessThan(50);
  });

  test('tells how long the rest takes', () => {
    expect(timeFor(144, 72)).toBe(2 * MINUTE_MS);
  });
});
