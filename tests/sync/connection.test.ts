import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '@/lib/domain/credentials';
import { Failure } from '@/lib/domain/failure';
import { parseClientId } from '@/lib/domain/ids';
import { permissions, type PermissionId, type PermissionResult } from '@/lib/domain/permissions';
import { readConnection } from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { changeSettings, readSettings } from '@/lib/store/state';
import {
  disconnect,
  saveConnection,
  storedCredentials,
  testConnection,
  type ConnectionDeps,
} from '@/lib/sync/connection';
import { watchConnection } from '@/lib/sync/watch-connection';
import { known } from '../fixtures/edit-world';
import { fakeAsio, type FakeAsio } from '../fixtures/fake-api';

const typed: Credentials = {
  clientId: ' 0e30abcdef012345 ',
  clientSecret: 'a-long-secret-text',
  region: 'na',
};
const { signal } = new AbortController();

const granted = (...missing: PermissionId[]): readonly PermissionResult[] =>
  permissions.map(({ id }) => ({ id, grant: missing.includes(id) ? 'missing' : 'granted' }));

let names = 0;
let openDatabase: OpenDatabase;
let asked: Credentials[];
let sealed: (Credentials | undefined)[];
let api: FakeAsio;
let deps: ConnectionDeps;

beforeEach(() => {
  names += 1;
  openDatabase = createDatabase(`connection-${names}`);
  asked = [];
  sealed = [];
  api = fakeAsio({ provePermissions: async () => granted() });
  deps = {
    openDatabase,
    connectAsio: (credentials) => {
      const asio = fakeAsio({
        provePermissions: async (options) => {
          asked.push(await credentials());
          return api.provePermissions(options);
        },
      });
      return asio;
    },
    mayReach: async () => true,
    sealToken: async (credentials) => void sealed.push(credentials),
    unsealToken: async () => undefined,
    now: () => 7,
  };
});

describe('testing credentials', () => {
  test.for([
    [{ clientId: '' }, 'Enter the Client ID.'],
    [{ clientSecret: 'short' }, 'The Client secret is too short. Copy the whole of it.'],
    [
      { clientId: 'two words here' },
      'The Client ID has a space or line break in it. Copy it again.',
    ],
  ] as const)('that are malformed (%j) asks nobody', async ([fault, reason]) => {
    const result = testConnection(deps, { ...typed, ...fault }, signal);
    await expect(result).rejects.toMatchObject({ kind: 'bad-input', message: reason });
    expect(asked).toEqual([]);
  });

  test('that are good lists the permissions and finds no problem', async () => {
    expect(await testConnection(deps, typed, signal)).toEqual({ permissions: granted() });
    expect(asked).toEqual([{ ...typed, clientId: '0e30abcdef012345' }]);
  });

  test('that lack a required permission names it and its scope', async () => {
    api = fakeAsio({ provePermissions: async () => granted('sites') });
    const { problem, permissions: results } = await testConnection(deps, typed, signal);
    expect(problem).toMatchObject({
      kind: 'missing-scope',
      message:
        'The API key works, but a required permission is missing: Read sites (platform.sites.read).',
    });
    expect(problem?.advice).toContain('platform.sites.read');
    expect(results).toEqual(granted('sites'));
  });

  test('that lack only what is optional finds no problem', async () => {
    api = fakeAsio({ provePermissions: async () => granted('device-groups') });
    expect((await testConnection(deps, typed, signal)).problem).toBeUndefined();
  });

  test.for([
    'refused-credentials',
    'wrong-region',
    'offline',
    'timed-out',
    'locked',
    'rate-limited',
    'bad-response',
    'server-error',
  ] as const)('that end in %s says so, with a cure', async (kind) => {
    api = fakeAsio({
      provePermissions: async () => {
        throw new Failure(kind, 'It failed.');
      },
    });
    const { problem, permissions: results } = await testConnection(deps, typed, signal);
    expect(problem).toMatchObject({ kind, message: 'It failed.' });
    expect(problem?.advice).not.toBe('');
    expect(results).toEqual([]);
  });

  test('that another region knows says which', async () => {
    api = fakeAsio({
      provePermissions: async () => {
        throw new Failure('refused-credentials', 'It was refused.');
      },
    });
    const { connectAsio } = deps;
    const elsewhere: ConnectionDeps = {
      ...deps,
      connectAsio: (credentials) => ({
        ...connectAsio(credentials),
        signIn: async () => {
          if ((await credentials()).region !== 'eu')
            throw new Failure('refused-credentials', 'No.');
        },
      }),
    };
    expect(await testConnection(elsewhere, typed, signal)).toMatchObject({
      problem: {
        kind: 'wrong-region',
        message: 'This key was made in Europe, not in North America.',
      },
      elsewhere: { found: 'eu' },
    });
  });

  test('for a host that the browser forbids asks nobody and says which', async () => {
    const { problem } = await testConnection(
      { ...deps, mayReach: async () => false },
      { ...typed, region: 'eu' },
      signal,
    );
    expect(problem).toMatchObject({ kind: 'permission-needed' });
    expect(problem?.message).toContain('Europe');
    expect(asked).toEqual([]);
  });

  test('leaves the stored connection as it is', async () => {
    await saveConnection(deps, typed, signal);
    const before = await readConnection(await openDatabase());
    await testConnection(deps, { ...typed, clientSecret: 'another-long-secret' }, signal);
    expect(await readConnection(await openDatabase())).toEqual(before);
  });
});

describe('saving credentials', () => {
  test('keeps the secret encrypted and gives it back for a token', async () => {
    await saveConnection(deps, typed, signal);
    const stored = await readConnection(await openDatabase());
    expect(JSON.stringify(stored)).not.toContain(typed.clientSecret);
    expect(await storedCredentials(deps)).toEqual({ ...typed, clientId: '0e30abcdef012345' });
  });

  test('keeps nothing when the test finds a problem', async () => {
    api = fakeAsio({ provePermissions: async () => granted('devices') });
    await saveConnection(deps, typed, signal);
    expect(await readConnection(await openDatabase())).toBeUndefined();
  });

  test('keeps the settings', async () => {
    await changeSettings(await openDatabase(), { technicianName: 'Sam' });
    await saveConnection(deps, typed, signal);
    expect(await readSettings(await openDatabase())).toMatchObject({ technicianName: 'Sam' });
  });
});

describe('disconnecting', () => {
  beforeEach(async () => {
    await saveConnection(deps, typed, signal);
    const client = { id: known(parseClientId('c')), name: 'Contoso' };
    await (await openDatabase()).put('clients', client);
  });

  test('forgets the credentials and keeps the data', async () => {
    await disconnect(deps, false);
    await expect(storedCredentials(deps)).rejects.toMatchObject({ kind: 'not-connected' });
    expect(await (await openDatabase()).count('clients')).toBe(1);
  });

  test('leaves a token only to who has the credentials', async () => {
    await disconnect(deps, false);
    expect(sealed).toEqual([{ ...typed, clientId: '0e30abcdef012345' }]);
  });

  test('works although the secret can not be read any more', async () => {
    const db = await openDatabase();
    const stored = known(await readConnection(db));
    await db.put('state', { ...stored, clientId: 'another' }, 'connection');
    await disconnect(deps, false);
    expect(await readConnection(db)).toBeUndefined();
    expect(sealed).toEqual([undefined]);
  });

  test('removes the data where that was chosen', async () => {
    await disconnect(deps, true);
    expect(await (await openDatabase()).count('clients')).toBe(0);
  });
});

describe('a connection in use', () => {
  const problemKind = async () =>
    (await readConnection(await openDatabase()))?.problem?.kind ?? 'none';

  test.for(['refused-credentials', 'permission-needed'] as const)(
    'shows that it met %s until a request goes through',
    async (kind) => {
      await saveConnection(deps, typed, signal);
      let fails = true;
      const changes: string[] = [];
      const asio = watchConnection(
        fakeAsio({
          listFields: async () => {
            if (fails) throw new Failure(kind, 'It failed.');
            return [];
          },
        }),
        { openDatabase, onChange: () => changes.push('change') },
      );
      const ask = () => asio.listFields({ signal, priority: 'background' });

      await expect(ask()).rejects.toMatchObject({ kind });
      await expect(ask()).rejects.toMatchObject({ kind });
      expect(await problemKind()).toBe(kind);
      fails = false;
      await ask();
      expect(await problemKind()).toBe('none');
      expect(changes).toHaveLength(2);
    },
  );

  test('shows it again of the key that is saved after it', async () => {
    await saveConnection(deps, typed, signal);
    const failing = fakeAsio({
      listFields: async () => {
        throw new Failure('permission-needed', 'It failed.');
      },
    });
    const asio = watchConnection(failing, { openDatabase, onChange: () => undefined });
    const ask = () => asio.listFields({ signal, priority: 'background' });
    await expect(ask()).rejects.toThrow();
    await saveConnection(deps, typed, signal);
    expect(await problemKind()).toBe('none');
    await expect(ask()).rejects.toThrow();
    expect(await problemKind()).toBe('permission-needed');
  });

  test('does not take a fault of the line for one of the connection', async () => {
    await saveConnection(deps, typed, signal);
    const failing = fakeAsio({
      listFields: async () => {
        throw new Failure('offline', 'It failed.');
      },
    });
    const asio = watchConnection(failing, { openDatabase, onChange: () => undefined });
    await expect(asio.listFields({ signal, priority: 'background' })).rejects.toThrow();
    expect(await problemKind()).toBe('none');
  });
});
