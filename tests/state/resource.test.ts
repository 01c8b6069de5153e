import { expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { createResource } from '@/lib/state/resource';

/** A question whose answers the test gives one by one. */
function slowly() {
  const open: PromiseWithResolvers<string>[] = [];
  const resource = createResource(() => {
    const answer = Promise.withResolvers<string>();
    open.push(answer);
    return answer.promise;
  });
  return { ...resource, asked: open };
}

const settle = () => new Promise((done) => setTimeout(done));

test('waits, then has the answer', async () => {
  const { state, reload, asked } = slowly();
  expect(state.value).toEqual({ at: 'loading' });
  const done = reload();
  asked[0]?.resolve('one');
  await done;
  expect(state.value).toEqual({ at: 'ready', value: 'one' });
});

test('many wishes while a question is under way become one more question', async () => {
  const { value, reload, asked } = slowly();
  const wishes = [reload(), reload(), reload(), reload()];
  expect(asked).toHaveLength(1);
  asked[0]?.resolve('one');
  await settle();
  expect(asked).toHaveLength(2);
  expect(value.value).toBe('one');
  asked[1]?.resolve('two');
  await Promise.all(wishes);
  expect(value.value).toBe('two');
});

test('an answer to the former question never replaces one to the new', async () => {
  const { value, reload, renew, asked } = slowly();
  const former = reload();
  const latest = renew();
  asked[1]?.resolve('new');
  await latest;
  asked[0]?.resolve('old');
  await former;
  expect(value.value).toBe('new');
});

test('a former question that ends late does not let a further one run beside the new', async () => {
  const { reload, renew, asked } = slowly();
  const former = reload();
  const latest = renew();
  asked[0]?.resolve('old');
  await former;
  const wish = reload();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve('new');
  await settle();
  asked[2]?.resolve('newer');
  await Promise.all([latest, wish]);
});

test('a failure without a value says why', async () => {
  const { state, reload, asked } = slowly();
  const done = reload();
  asked[0]?.reject(new Failure('offline', 'No network.'));
  await done;
  expect(state.value).toMatchObject({ at: 'failed', problem: { message: 'No network.' } });
});

test('a failure beside a value keeps the value, until an answer clears it', async () => {
  const { state, reload, asked } = slowly();
  const first = reload();
  asked[0]?.resolve('one');
  await first;
  const second = reload();
  asked[1]?.reject(new Failure('offline', 'No network.'));
  await second;
  expect(state.value).toMatchObject({ at: 'ready', value: 'one', problem: { kind: 'offline' } });
  const third = reload();
  asked[2]?.resolve('two');
  await third;
  expect(state.value).toEqual({ at: 'ready', value: 'two' });
});
