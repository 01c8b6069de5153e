import { describe, expect, test } from 'vitest';
import { createPutBackLimit } from '@/lib/portal/put-back-limit';

describe('a page that takes our things out as often as they come', () => {
  test('is told of, and one that only renders anew is not', () => {
    let now = 0;
    const told: number[] = [];
    const mayPutBack = createPutBackLimit(
      () => now,
      () => told.push(now),
    );
    const place = {};
    for (; now < 60_000; now += 500) expect(mayPutBack(place)).toBe(true);
    expect(told).toEqual([]);
    for (let times = 0; times < 10; times += 1) mayPutBack(place);
    expect(told.length).toBeGreaterThan(0);
  });
});
