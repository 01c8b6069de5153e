import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadDevice } from '@/lib/asio/asio';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { FieldText } from '@/lib/domain/device-details';
import { parseGroupId } from '@/lib/domain/ids';
import { trackDevices } from '@/lib/store/device-tracking';
import { missingRow } from '@/lib/store/devices';
import type { StoredDevice } from '@/lib/store/schema';
import { createDetailsReader } from '@/lib/sync/read-device-details';
import { fakeAsio } from '../fixtures/fake-api';
import { companyId, device, deviceId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();
const assetTag: FieldText = { name: 'Asset tag', text: 'A-17', origin: 'partner' };

let world: SyncWorld;
let asked: string[];
let details: ReadDevice['details'];
let fault: FailureKind | undefined;

function reader() {
  const arrive = (request: string): void => {
    asked.push(request);
    if (fault) throw new Failure(fault, 'It failed.');
  };
  const asio = fakeAsio({
    readDevice: async (place) => {
      arrive(`device ${place.deviceId} of ${place.companyId}`);
      return { facts: device(1, 1), details };
    },
    readAllFields: async (id) => {
      arrive(`fields ${id}`);
      return [assetTag];
    },
  });
  return createDetailsReader({ openDatabase: world.openDatabase, asio, now: () => world.time });
}

async function change(number: number, patch: (row: StoredDevice) => StoredDevice): Promise<void> {
  const row = await world.db.get('devices', deviceId(number));
  if (row) await world.db.put('devices', patch(row));
}

beforeEach(async () => {
  world = await filledWorld();
  await world.resume();
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
  await trackDevices(world.db, numbers.map(deviceId), 'imported');
  asked = [];
  details = { processor: 'Intel Core i7', memoryBytes: 17_179_869_184, lastUser: 'ana' };
  fault = undefined;
});

describe('the details of a device', () => {
  test('are read when somebody looks at it, and told with what is stored', async () => {
    const group = parseGroupId('a0000000-0000-4000-8000-000000000001');
    if (!group) throw new Error('Not an id.');
    const named = { id: group, name: 'Front desk', isDynamic: false, membersReadAt: 1, members: 1 };
    await world.db.put('groups', named);
    await change(1, (row) => ({
      ...row,
      hostName: 'alder-ws-1',
      macAddresses: ['00:11:22:33:44:55'],
      groupIds: [group],
    }));

    await expect(reader().read(deviceId(1), signal)).resolves.toEqual({
      hostName: 'alder-ws-1',
      macAddresses: ['00:11:22:33:44:55'],
      groups: ['Front desk'],
      ...details,
      customFields: [assetTag],
      readAt: world.time,
    });
    expect(asked).toEqual([`device ${deviceId(1)} of ${companyId(2)}`, `fields ${deviceId(1)}`]);
  });

  test('are read once an hour, also by a worker that was started since', async () => {
    await reader().read(deviceId(1), signal);
    world.time += HOUR_MS - 1;
    await expect(reader().read(deviceId(1), signal)).resolves.toMatchObject(details);
    expect(asked).toHaveLength(2);
    world.time += 1;
    await reader().read(deviceId(1), signal);
    expect(asked).toHaveLength(4);
  });

  test('lose what the RMM does not tell any more', async () => {
    await reader().read(deviceId(1), signal);
    details = { processor: 'Intel Core i7' };
    world.time += HOUR_MS;
    await expect(reader().read(deviceId(1), signal)).resolves.not.toHaveProperty('lastUser');
  });

  test('asked for by two pages at once are read once, and both are told', async () => {
    const { read } = reader();
    const answers = await Promise.all([read(deviceId(1), signal), read(deviceId(1), signal)]);
    expect(asked).toHaveLength(2);
    for (const answer of answers) expect(answer).toMatchObject(details);
  });

  test('of one device after the other are not read ever so many in a minute', async () => {
    const { read } = reader();
    for (let number = 1; number <= 30; number += 1) await read(deviceId(number), signal);
    expect(asked).toHaveLength(20);
  });

  test.for(['offline', 'server-error', 'missing-scope', 'refused-credentials'] as const)(
    'that can not be read (%s) are as they were stored, and not asked for again at once',
    async (kind) => {
      const { read } = reader();
      await read(deviceId(1), signal);
      world.time += HOUR_MS;
      fault = kind;
      await expect(read(deviceId(1), signal)).resolves.toMatchObject({
        ...details,
        readAt: world.time - HOUR_MS,
      });
      const before = asked.length;
      await read(deviceId(1), signal);
      expect(asked).toHaveLength(before);
    },
  );

  test('are asked for only where the device is tracked and there', async () => {
    await trackDevices(world.db, [deviceId(1)], 'ignored');
    await change(2, (row) => missingRow(row, world.time));
    await expect(reader().read(deviceId(1), signal)).resolves.toMatchObject({ groups: [] });
    await expect(reader().read(deviceId(2), signal)).resolves.toMatchObject({ groups: [] });
    await expect(reader().read(deviceId(999), signal)).resolves.toBeNull();
    expect(asked).toEqual([]);
  });
});
