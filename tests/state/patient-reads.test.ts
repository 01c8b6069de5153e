import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { withPatientReads } from '@/lib/state/patient-reads';

/** Fails so many times as the browser does when it stops the worker, then answers. */
function dyingWorker(deaths: number, cause: Error) {
  let asked = 0;
  const waits: number[] = [];
  const answer = () => {
    asked += 1;
    return asked > deaths ? Promise.resolve(null) : Promise.reject(cause);
  };
  const send = withPatientReads(answer, async (ms) => void waits.push(ms));
  return { send, waits, count: () => asked };
}

const cut = new Error('The message channel closed before a response was received');

describe('a read', () => {
  test.for([1, 2])('is asked again after the worker died %d times', async (deaths) => {
    const { send, count } = dyingWorker(deaths, cut);
    await expect(send('status.get', null)).resolves.toBeNull();
    expect(count()).toBe(deaths + 1);
  });

  test('is given up after the third death, with what was said last', async () => {
    const { send, count } = dyingWorker(3, cut);
    await expect(send('status.get', null)).rejects.toBe(cut);
    expect(count()).toBe(3);
  });

  test('waits longer each time', async () => {
    const { send, waits } = dyingWorker(2, cut);
    await send('activity.list', { limit: 1 });
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
  });

  test('is not asked again when the worker stated a failure', async () => {
    const { send, count } = dyingWorker(1, new Failure('offline', 'No network.'));
    await expect(send('fields.candidates', null)).rejects.toThrow('No network.');
    expect(count()).toBe(1);
  });
});

test('what changes something is asked once only', async () => {
  const { send, count } = dyingWorker(1, cut);
  await expect(send('edit.undo', { saveId: 's' })).rejects.toBe(cut);
  expect(count()).toBe(1);
});
