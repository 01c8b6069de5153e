import { expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { createTask } from '@/lib/state/task';

test('tells what it brought about', async () => {
  const { state, run } = createTask();
  const done = run('save', () => Promise.resolve('Saved.'));
  expect(state.value).toEqual({ at: 'busy', what: 'save' });
  await done;
  expect(state.value).toEqual({ at: 'done', what: 'save', text: 'Saved.' });
});

test('does nothing for a second click while the first is under way', async () => {
  const { run } = createTask();
  let times = 0;
  const work = async () => {
    times += 1;
    return '';
  };
  await Promise.all([run('save', work), run('save', work)]);
  expect(times).toBe(1);
});

test('tries the same again after a failure', async () => {
  const { state, run, retry } = createTask();
  const answers = [
    () => Promise.reject(new Failure('offline', 'No network.')),
    () => Promise.resolve('Saved.'),
  ];
  await run('save', () => answers.shift()?.() ?? Promise.resolve(''));
  expect(state.value).toMatchObject({ at: 'failed', problem: { message: 'No network.' } });
  await retry();
  expect(state.value).toMatchObject({ at: 'done', text: 'Saved.' });
});

test('what was told can be taken back, what is under way can not', async () => {
  const { state, run, dismiss } = createTask();
  const done = run('save', () => Promise.resolve('Saved.'));
  dismiss();
  expect(state.value.at).toBe('busy');
  await done;
  dismiss();
  expect(state.value.at).toBe('idle');
});
