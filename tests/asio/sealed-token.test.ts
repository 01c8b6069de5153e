import { beforeEach, expect, test } from 'vitest';
import { createKeyRecords } from '@/lib/asio/key-record';
import { memoryKeys } from '@/lib/asio/memory';
import { fingerprintOf } from '@/lib/asio/mint';
import { sealToken, unsealToken, type SealDeps } from '@/lib/asio/sealed-token';
import type { Credentials } from '@/lib/domain/credentials';
import { createLock, createMemory } from '../fixtures/worker-world';

const credentials: Credentials = {
  clientId: '0e30abcdef012345',
  clientSecret: 'a-long-secret-text',
  region: 'na',
};
const token = { text: 'the-token', freshUntil: 2_000, expiresAt: 3_000 };

let deps: SealDeps;
const records = () => createKeyRecords(deps.memory);
const tokenOf = async (of: Credentials) => (await records().read(await fingerprintOf(of))).token;
const kept = async () =>
  JSON.stringify(await Promise.all(Object.values(memoryKeys).map((key) => deps.memory.get(key))));

beforeEach(async () => {
  deps = { memory: createMemory(), lock: createLock() };
  await records().write({ fingerprint: await fingerprintOf(credentials), token });
});

test('a sealed token is nowhere to be read, and comes back with its credentials', async () => {
  await sealToken(deps, credentials);
  expect(await tokenOf(credentials)).toBeUndefined();
  expect(await kept()).not.toContain('the-token');

  await unsealToken(deps, credentials);
  expect(await tokenOf(credentials)).toEqual(token);
});

test('other credentials take nothing up', async () => {
  await sealToken(deps, credentials);
  await unsealToken(deps, { ...credentials, clientSecret: 'another-long-secret' });
  expect(await kept()).not.toContain('the-token');
  await unsealToken(deps, credentials);
  expect(await tokenOf(credentials)).toEqual(token);
});

test('without credentials every token is forgotten', async () => {
  await sealToken(deps, undefined);
  await unsealToken(deps, credentials);
  expect(await tokenOf(credentials)).toBeUndefined();
});

test('with nothing sealed, nothing is taken up', async () => {
  await unsealToken(deps, credentials);
  expect(await tokenOf(credentials)).toEqual(token);
});
