import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CustomField } from '@/lib/domain/date-fields';
import type { DeviceKind } from '@/lib/domain/device';
import { Failure } from '@/lib/domain/failure';
import type { FieldText } from '@/lib/domain/device-details';
import { parseDeviceId, parseFieldId } from '@/lib/domain/ids';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
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
import { device as makeDevice } from '../fixtures/make';

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

  test('it takes a vendor’s field whose name says it for a source', async () => {
    const maker = field('Dell Warranty End', { origin: 'vendor' });
    defined = [purchase, maker];
    await ensureFields(deps, options);
    expect(await chosen()).toEqual({ purchaseDate: purchase, vendor: { warrantyExpiry: maker } });
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

describe('where the definitions are closed to the key', () => {
  let asked: string[];

  /** Devices of which only some tell their fields; the others answer as if they were not there. */
  const withDevices = async (kinds: readonly DeviceKind[], telling: readonly number[]) => {
    asked = [];
    const row = known(await world.db.get('devices', deviceId));
    await world.db.clear('devices');
    for (const [index, kind] of kinds.entries()) {
      const made = makeDevice(index + 1, 1, { kind });
      await world.db.put('devices', { ...row, ...made, crawlAt: index });
    }
    const tellers = telling.map((number) => makeDevice(number, 1).id);
    const asio = fakeAsio({
      listFields: async () => {
        throw new Failure('missing-scope', 'No definitions.');
      },
      fieldsOfDevice: async (id) => {
        asked.push(id);
        if (tellers.includes(id)) return [warranty];
        throw new Failure('not-found', 'No such endpoint.');
      },
    });
    deps = { ...deps, asio };
  };

  test('a device that has no fields leaves it to the next', async () => {
    await withDevices(['desktop', 'desktop', 'desktop'], [1]);
    expect(await ensureFields(deps, options)).toBe(true);
    expect(asked).toHaveLength(3);
  });

  test('computers are asked before what may have no fields', async () => {
    await withDevices(['cloud', 'network-device', 'server', 'network-device', 'mobile'], [3]);
    await ensureFields(deps, options);
    expect(asked).toEqual([makeDevice(3, 1).id]);
  });

  test('imported devices are asked before others', async () => {
    await withDevices(['network-device', 'server'], [1]);
    const server = known(await world.db.get('devices', makeDevice(2, 1).id));
    const { crawlAt: _crawlAt, ...staged } = server;
    await world.db.put('devices', { ...staged, tracking: 'staged', standing: 'staged' });
    expect(await ensureFields(deps, options)).toBe(true);
    expect(asked).toEqual([makeDevice(1, 1).id]);
  });

  test('and no device tells, the missing permission is what is said', async () => {
    await withDevices(['desktop', 'laptop'], []);
    await expect(ensureFields(deps, options)).rejects.toMatchObject({ kind: 'missing-scope' });
  });
});

describe('what a person chooses meanwhile', () => {
  const other = field('Other');

  test('stays while the fields are looked for', async () => {
    deps.asio.listFields = async () => {
      await writeState(world.db, 'fields', { purchaseDate: other });
      return defined;
    };
    expect(await ensureFields(deps, options)).toBe(false);
    expect(await chosen()).toEqual({ purchaseDate: other });
  });

  test('stays while fields are created', async () => {
    defined = [];
    const { createField } = deps.asio;
    deps.asio.createField = async (...args) => {
      if (created.length === 0) await writeState(world.db, 'fields', { warrantyExpiry: other });
      return createField(...args);
    };
    const choice = await createDateFields(deps, options);
    expect(choice).toMatchObject({
      purchaseDate: { name: 'Purchase Date' },
      warrantyExpiry: other,
    });
    expect(await chosen()).toEqual(choice);
    expect(created).toEqual(['Purchase Date']);
  });
});

describe('a choice', () => {
  test('makes every date due again', async () => {
    const lastSync = {
      finishedAt: 1,
      counts: noCounts,
      changes: noChanges,
      skipped: [],
      leftOut: [],
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

  test('of a vendor’s field stands beside our own, and goes without them', async () => {
    await chooseDateFields(deps, { purchaseDate: purchase.id }, options);
    await chooseDateFields(deps, { vendor: { warrantyExpiry: vendor.id } }, options);
    expect(await chosen()).toEqual({ purchaseDate: purchase, vendor: { warrantyExpiry: vendor } });
    await chooseDateFields(deps, { vendor: { warrantyExpiry: null } }, options);
    expect(await chosen()).toEqual({ purchaseDate: purchase });
  });

  test.for([
    ['a field that is gone', { purchaseDate: known(parseFieldId('gone')) }],
    ['a field of a vendor', { warrantyExpiry: vendor.id }],
    ['a field of our own as a vendor’s', { vendor: { purchaseDate: purchase.id } }],
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

  const shown = async () => (await fieldCandidates(deps, options)).fields;
  const holding = (texts: readonly FieldText[]) => {
    deps = { ...deps, asio: { ...deps.asio, readAllFields: async () => texts } };
  };

  test('are those of the definitions, vendors among them, also while no device can be read', async () => {
    expect(await fieldCandidates(deps, options)).toEqual({
      fields: defined.map((one) => ({ ...one, samples: [] })),
      canCreate: true,
    });
  });

  test('show what they hold at a device', async () => {
    holding([
      { name: 'Purchase Date', text: '2024-05-01', origin: 'partner' },
      { name: 'Vendor Warranty', text: '2027-05-01', origin: 'vendor' },
      { name: 'Vendor Warranty', text: 'of our own', origin: 'partner' },
    ]);
    expect((await shown()).map(({ samples }) => samples)).toEqual([
      [{ deviceName: 'Front desk', text: '2024-05-01' }],
      [],
      [{ deviceName: 'Front desk', text: '2027-05-01' }],
    ]);
  });

  test('ask a few devices of different companies, and none that is missing', async () => {
    const asked: string[] = [];
    const row = known(await world.db.get('devices', deviceId));
    for (let number = 1; number <= 30; number += 1) {
      const device = { ...row, ...makeDevice(number, Math.ceil(number / 10)) };
      await world.db.put('devices', { ...device, crawlAt: number });
    }
    await world.db.put('devices', { ...row, missingSince: 1 });
    deps.asio.readAllFields = async (id) => {
      asked.push(id);
      return [];
    };
    await shown();
    expect(asked).toHaveLength(4);
    const rows = await Promise.all(
      asked.map((id) => world.db.get('devices', known(parseDeviceId(id)))),
    );
    expect(new Set(rows.map((one) => one?.companyId)).size).toBe(3);
    expect(asked).not.toContain(deviceId);
  });
});
