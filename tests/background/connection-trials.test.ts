import { beforeEach, expect, test } from 'vitest';
import {
  createConnectionTrials,
  type ConnectionTrials,
} from '@/entrypoints/background/connection-trials';
import type { Memory } from '@/lib/asio/memory';
import type { ConnectionTest } from '@/lib/messages/protocol';
import { createMemory } from '../fixtures/worker-world';

const key = {
  clientId: '0e30abcdef012345',
  clientSecret: 'a-very-secret-text',
  region: 'na',
} as const;

let memory: Memory;
let time: number;
let trials: ConnectionTrials;

beforeEach(() => {
  memory = createMemory();
  time = 1_000;
  trials = createConnectionTrials({ memory, now: () => time });
});

test('a test that a page left is still under way, and then has its result', async () => {
  const work = Promise.withResolvers<ConnectionTest>();
  const done = trials.run('test', key, () => work.promise);
  await Promise.resolve();
  const asked = { what: 'test', clientId: '0e30abcdef012345', region: 'na' };
  expect(await trials.last()).toEqual(asked);
  work.resolve({ permissions: [] });
  await done;
  expect(await trials.last()).toEqual({ ...asked, test: { permissions: [] } });
});

test('nothing of the secret is kept', async () => {
  await trials.run('test', key, async () => ({ permissions: [] }));
  expect(JSON.stringify(await memory.get('connection-trial'))).not.toContain('secret');
});

test('a newer test is not overwritten by the end of an older one', async () => {
  const work = Promise.withResolvers<ConnectionTest>();
  const older = trials.run('test', key, () => work.promise);
  await Promise.resolve();
  time += 1;
  await trials.run('test', { ...key, region: 'eu' }, async () => ({ permissions: [] }));
  work.resolve({ permissions: [{ id: 'sites', grant: 'missing' }] });
  await older;
  expect(await trials.last()).toMatchObject({ region: 'eu', test: { permissions: [] } });
});

test('a newer test is not forgotten with an older one that fails', async () => {
  const work = Promise.withResolvers<ConnectionTest>();
  const older = trials.run('test', key, () => work.promise);
  await Promise.resolve();
  time += 1;
  await trials.run('test', { ...key, region: 'eu' }, async () => ({ permissions: [] }));
  work.reject(new Error('Malformed'));
  await expect(older).rejects.toThrow('Malformed');
  expect(await trials.last()).toMatchObject({ region: 'eu' });
});

test('one whose worker was stopped is not waited for without end', async () => {
  void trials.run('test', key, () => new Promise(() => undefined));
  await Promise.resolve();
  time += 10 * 60_000;
  expect(await trials.last()).toBeNull();
});

test('what could not be tested at all leaves nothing behind', async () => {
  await expect(
    trials.run('save', key, () => Promise.reject(new Error('Malformed'))),
  ).rejects.toThrow('Malformed');
  expect(await trials.last()).toBeNull();
});
