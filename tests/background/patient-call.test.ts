import { describe, expect, test } from 'vitest';
import { patiently } from '@/entrypoints/background/patient-call';

/** A call that is refused so often before it succeeds, and the pauses that were made. */
function refusedCall(times: number, message = 'No SW') {
  const pauses: number[] = [];
  let calls = 0;
  const made = patiently(
    async () => {
      calls += 1;
      if (calls <= times) throw new Error(message);
      return calls;
    },
    async (ms) => void pauses.push(ms),
  );
  return { made, pauses };
}

describe('a call that the browser refuses around the end of a worker', () => {
  test('is made again, each time later', async () => {
    const { made, pauses } = refusedCall(3);
    await expect(made).resolves.toBe(4);
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses).toHaveLength(3);
  });

  test('is given up after some times', async () => {
    await expect(refusedCall(4).made).rejects.toThrow('No SW');
  });

  test('is not made again where it is refused for its own sake', async () => {
    const { made, pauses } = refusedCall(1, 'QUOTA_BYTES quota exceeded');
    await expect(made).rejects.toThrow('quota exceeded');
    expect(pauses).toEqual([]);
  });
});
