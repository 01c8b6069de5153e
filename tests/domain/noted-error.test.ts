import { expect, test } from 'vitest';
import { isNoteworthy, MOST_ERRORS, withError, type NotedError } from '@/lib/domain/noted-error';

const error = (message: string, at: number): NotedError => ({
  firstAt: at,
  lastAt: at,
  count: 1,
  during: 'api',
  kind: 'offline',
  message,
});

test('the same trouble once more is counted, and comes first', () => {
  const errors = [error('A', 1), error('B', 2), error('A', 3)].reduce(withError, []);
  expect(errors).toEqual([{ ...error('A', 3), firstAt: 1, count: 2 }, error('B', 2)]);
});

test('only the newest are kept', () => {
  const many = Array.from({ length: MOST_ERRORS + 5 }, (_, index) => error(`E${index}`, index));
  const errors = many.reduce<readonly NotedError[]>(withError, []);
  expect(errors).toHaveLength(MOST_ERRORS);
  expect(errors[0]?.message).toBe(`E${MOST_ERRORS + 4}`);
});

test('what a person stopped, or typed wrongly, is no error', () => {
  const kinds = ['cancelled', 'bad-input', 'offline', 'denied'] as const;
  expect(kinds.filter(isNoteworthy)).toEqual(['offline', 'denied']);
});
