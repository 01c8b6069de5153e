import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { Send } from '@/lib/messages/send';
import { createPortalAsk } from '@/lib/state/portal-worker';

const nothing = { evidence: { ids: [], regIds: [], texts: [] } };
const closed = new Error('The message channel closed before a response was received.');

/** A worker that meets each question as the next of `meets` says. */
function lineTo(meets: (() => unknown)[], isAlive = true) {
  const waits: number[] = [];
  let gone = 0;
  const ask = createPortalAsk({
    send: (async () => meets.shift()?.()) as Send,
    isAlive: () => isAlive,
    onGone: () => (gone += 1),
    wait: async (ms) => void waits.push(ms),
  });
  return { ask: () => ask('portal.page', nothing), waits, gone: () => gone };
}

const fail = (cause: Error) => () => {
  throw cause;
};
const answer = () => ({ is: 'unknown' });

describe('asking the worker', () => {
  test('waits for one that was stopped in the middle', async () => {
    const { ask, waits } = lineTo([fail(closed), fail(closed), answer]);
    expect(await ask()).toEqual({ is: 'unknown' });
    expect(waits).toEqual([100, 500]);
  });

  test('takes its refusal at once', async () => {
    const { ask, waits } = lineTo([fail(new Failure('denied', 'No.')), answer]);
    await expect(ask()).rejects.toMatchObject({ kind: 'denied' });
    expect(waits).toEqual([]);
  });

  test('gives up after some tries', async () => {
    const { ask, waits } = lineTo(Array.from({ length: 9 }, () => fail(closed)));
    await expect(ask()).rejects.toThrow('message channel');
    expect(waits).toHaveLength(3);
  });

  test('ends for good when the extension has gone', async () => {
    const { ask, waits, gone } = lineTo([fail(closed), answer], false);
    await expect(ask()).rejects.toMatchObject({ kind: 'cancelled' });
    expect(gone()).toBe(1);
    expect(waits).toEqual([]);
  });
});
