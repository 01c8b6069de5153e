import { expect, test } from 'vitest';
import { Slices } from '@/lib/portal/slices';

function* failing(): Generator<string> {
  yield 'before';
  throw new Error('A page has put something odd there');
}

test('work that fails does not hold up what waits behind it', () => {
  const taken: string[] = [];
  const frames: (() => void)[] = [];
  const frame = (run: () => void) => void frames.push(run);
  const slices = new Slices<string>({ now: () => 0, frame }, (piece) => void taken.push(piece));
  slices.add(failing());
  slices.add(['behind'].values());
  expect(() => frames.shift()?.()).toThrow('something odd');
  frames.shift()?.();
  expect(taken).toEqual(['before', 'behind']);
});
