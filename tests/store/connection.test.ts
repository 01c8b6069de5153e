import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import {
  changeConnection,
  decryptSecret,
  forgetConnection,
  readConnection,
  saveConnection,
} from '@/lib/store/connection';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { must } from '../fixtures/make';

const credentials = { clientId: '0e30-client', clientSecret: 'very secret', region: 'na' } as const;
let db: Database;
let count = 0;

beforeEach(async () => {
  count += 1;
  db = await createDatabase(`connection ${count}`)();
  await saveConnection(db, credentials, { since: 5, permissions: [] });
});

const stored = async () => must(await readConnection(db));

test('the secret comes back as it was saved', async () => {
  await expect(decryptSecret(await stored())).resolves.toBe('very secret');
});

test('the secret is nowhere in what is stored', async () => {
  const { encryptedSecret, key, ...rest } = await stored();
  expect(JSON.stringify(rest)).not.toContain('very secret');
  expect(new TextDecoder('latin1').decode(encryptedSecret)).not.toContain('secret');
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('each save has a key and a start of its own', async () => {
  const first = await stored();
  await saveConnection(db, credentials, { since: 6, permissions: [] });
  const second = await stored();
  expect(second.iv).not.toEqual(first.iv);
  await expect(decryptSecret({ ...second, key: first.key })).rejects.toThrow();
});

test('a secret does not decrypt under another Client ID or region', async () => {
  await expect(decryptSecret({ ...(await stored()), clientId: 'other' })).rejects.toThrow();
  await expect(decryptSecret({ ...(await stored()), region: 'eu' })).rejects.toThrow();
});

test('what is noted of a connection leaves the secret readable, and nothing is noted once it is forgotten', async () => {
  const problem = { kind: 'refused-credentials', message: 'No.', advice: '' } as const;
  await changeConnection(db, (connection) => ({ ...connection, problem }));
  const noted = await stored();
  expect(noted.problem).toEqual(problem);
  await expect(decryptSecret(noted)).resolves.toBe('very secret');

  await forgetConnection(db);
  await changeConnection(db, (connection) => ({ ...connection, problem }));
  await expect(readConnection(db)).resolves.toBeUndefined();
});
