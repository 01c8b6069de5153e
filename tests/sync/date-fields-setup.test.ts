import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CustomField } from '@/lib/domain/date-fields';
import { Failure } from '@/lib/domain/failure';
import { parseFieldId } from '@/lib/domain/ids';
import { readState, writeState } from '@/lib/store/state';
import {
  chooseDateFields,
  createDateFields,
  ensureFields,
  fieldCandidates,
  type FieldsDeps,
} from '@/lib/sync/date-fields-setup';
import { createEditWorld, deviceId, known, type EditWorld } from '../fixtures/edit-world';
import { fakeAsio } from '../fixtures/fake-api';

const options = { signal: new AbortController().signal };
const field = (name: string, more: Partial<CustomField> = {}): CustomField => ({
  id: known(parseFieldId(name.replaceAll(' ', '-'))),
  name,
  type: 'string',
  origin: 'partner',
  ...more,
});
const purchase = field('Purchase Date');
const warranty = field('Warranty Expiry Date');
const vendor = field('Vendor Warranty', { origin: 'vendor' });

let world: EditWorld;
let defined: CustomField[];
let created: string[];
let deps: FieldsDeps;

beforeEach(async () => {
  world = await createEditWorld();
  await world.db.delete('state', 'fields');
  defined = [purchase, warranty, vendor];
  created = [];
  const asio = fakeAsio({
    listFields: async () => defined,
    createField: async (name) => {
      created.push(name);
      const made = field(name, { id: known(parseFieldId(`made-${created.length}`)) });
      defined = [...defined, made];
      return made;
    },
  });
  deps = { openDatabase: world.openDatabase, asio, now: world.now };
});

const withoutDefinitions = (fieldsOfDevice: () => Promise<CustomField[]>) => {
  const asio = fakeAsio({
    listFields: async () => {
      throw new Failure('missing-scope', 'No definitions.');
    },
    fieldsOfDevice: async (id) => {
      expect(id).toBe(deviceId);
      return fieldsOfDevice();
    },
  });
  deps = { ...deps, asio };
};
const chosen = () => readState(world.db, 'fields');

describe('by itself', () => {
  test('it chooses the fields whose names say it', async () => {
    expect(await ensureFields(deps, options)).toBe(true);
    expect(await chosen()).toEqual({ purchaseDate: purchase, warrantyExpiry: warranty });
  });

  test('it leaves a tie to a person', async () => {
    defined = [field('Date of Purchase'), field('Purchased Date')];
    expect(await ensureFields(deps, options)).toBe(false);
    expect(await chosen()).toBeUndefined();
  });

  test('it never touches what a person chose', async () => {
    await chooseDateFields(deps, { purchaseDate: null }, options);
    expect(await ensureFields(deps, options)).toBe(false);
    expect(await chosen()).toEqual({});
  });

  test('it finds them on a device where the definitions are closed to the key', async () => {
    withoutDefinitions(async () => [warranty]);
    expect(await ensureFields(deps, options)).toBe(true);
    expect(await chosen()).toEqual({ warrantyExpiry: warranty });
  });
});

describe('a choice', () => {
  test('makes every date due again', async () => {
    const lastSync = {
      finishedAt: 1,
      counts: { companies: 0, sites: 0, devices: 0, setAside: 0 },
      skipped: [],
      datesDueSince: 1,
    };
    await writeState(world.db, 'lastSync', lastSync);
    const before = world.now();
    await chooseDateFields(deps, { purchaseDate: purchase.id }, options);
    expect((await readState(world.db, 'lastSync'))?.datesDueSince).toBeGreaterThan(before);
  });

  test('of a date that is not named stays', async () => {
    await chooseDateFields(deps, { purchaseDate: purchase.id }, options);
    await chooseDateFields(deps, { warrantyExpiry: warranty.id }, options);
    expect(await chosen()).toEqual({ purchaseDate: purchase, warrantyExpiry: warranty });
  });

  test.for([
    ['a field that is gone', { purchaseDate: known(parseFieldId('gone')) }],
    ['a field of a vendor', { warrantyExpiry: vendor.id }],
    ['one field for both', { purchaseDate: warranty.id, warrantyExpiry: warranty.id }],
  ] as const)('of %s is refused', async ([, wanted]) => {
    const choice = chooseDateFields(deps, wanted, options);
    await expect(choice).rejects.toMatchObject({ kind: 'bad-input' });
    expect(await chosen()).toBeUndefined();
  });
});

describe('creating', () => {
  test('makes only what is missing', async () => {
    defined = [purchase];
    const choice = await createDateFields(deps, options);
    expect(created).toEqual(['Warranty Expiry Date']);
    expect(choice.purchaseDate).toEqual(purchase);
    expect(choice.warrantyExpiry?.name).toBe('Warranty Expiry Date');
  });

  test('again after a failure half-way makes nothing twice', async () => {
    defined = [];
    const { createField } = deps.asio;
    let calls = 0;
    const flaky = fakeAsio({
      listFields: async () => defined,
      createField: async (name, given) => {
        calls += 1;
        if (calls === 2) throw new Failure('timed-out', 'Late.');
        return createField(name, given);
      },
    });
    await expect(createDateFields({ ...deps, asio: flaky }, options)).rejects.toThrow('Late.');
    await createDateFields(deps, options);
    expect(created).toEqual(['Purchase Date', 'Warranty Expiry Date']);
  });
});

describe('candidates', () => {
  test('say why there are none', async () => {
    withoutDefinitions(async () => {
      throw new Failure('offline', 'No network.');
    });
    expect(await fieldCandidates(deps, options)).toMatchObject({
      fields: [],
      problem: { kind: 'offline' },
    });
  });

  test('are those of the definitions, vendors among them', async () => {
    expect(await fieldCandidates(deps, options)).toEqual({ fields: defined, canCreate: true });
  });
});
