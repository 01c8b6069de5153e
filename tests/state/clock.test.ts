import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createToday } from '@/lib/state/clock';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('today turns at midnight of the wall clock, and ends with its signal', () => {
  const life = new AbortController();
  vi.setSystemTime(new Date('2026-11-22T21:30:00Z'));
  const today = createToday({ now: Date.now, offsetMinutes: () => -120 }, life.signal);
  expect(today.value).toBe('2026-11-22');
  vi.advanceTimersByTime(31 * 60_000);
  expect(today.value).toBe('2026-11-23');
  life.abort();
  vi.advanceTimersByTime(48 * 3_600_000);
  expect(today.value).toBe('2026-11-23');
});
