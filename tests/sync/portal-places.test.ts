import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { parseDeviceId } from '@/lib/domain/ids';
import { putAlias } from '@/lib/store/aliases';
import { changeSettings, readState } from '@/lib/store/state';
import { learnPlace, openDevice, portalAddressOf } from '@/lib/sync/portal-places';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId, must } from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

const SHELL = 'https://control.itsupport247.net/QADashB/QuickAccess/NewDesktops';
const alias = (number: number) => must(parseDeviceId(deviceId(number).replace(/^d/, 'a')));

let world: SyncWorld;
let at: number;

beforeEach(async () => {
  at = 1_800_000_000_000;
  world = await createSyncWorld();
  put(world.fleet.companies, [company(1, { externalIds: ['19304'] })]);
  put(world.fleet.devices, [
    device(1, 1, { regId: '100001' }),
    device(2, 1, { regId: '100002' }),
    device(3, 1),
  ]);
  await world.sync();
  await world.map(1);
  await world.resume();
});

/** A page of the first device was seen, a while after the last one. */
const see = (rest: string, origin = SHELL) => {
  at += 1000;
  return learnPlace(world.db, { deviceId: deviceId(1), address: `${origin}${rest}`, now: at });
};
const asio = () => world.fleet.asio;
const find = (number: number) =>
  portalAddressOf({ openDatabase: world.openDatabase, asio: asio() }, deviceId(number));
const templates = async () =>
  ((await readState(world.db, 'portalPlaces')) ?? []).map(({ template }) => template);

describe('where a device is shown', () => {
  test('is not known before a page was seen', async () => {
    expect(await find(2)).toBeUndefined();
  });

  test('is told from the page of another one', async () => {
    await see(`#??asio_route=/d?endpointId=${deviceId(1)}&companyId=${companyId(1)}&n=19304??`);
    expect(await find(2)).toBe(
      `${SHELL}#??asio_route=/d?endpointId=${deviceId(2)}&companyId=${companyId(1)}&n=19304??`,
    );
  });

  test('is told from the way that was seen last', async () => {
    await see(`/old/${deviceId(1)}`);
    await see(`/new/${deviceId(1)}`);
    expect(await find(2)).toBe(`${SHELL}/new/${deviceId(2)}`);
  });

  test('is rather told from an address that is understood whole', async () => {
    await see(`/${deviceId(1)}`);
    await see(`/${deviceId(1)}?tab=e0000000-0000-4000-8000-000000000001`);
    expect(await find(2)).toBe(`${SHELL}/${deviceId(2)}`);
  });

  test('is told by a number only where the device has one', async () => {
    await see('?regId=100001');
    expect(await find(2)).toBe(`${SHELL}?regId=100002`);
    expect(await find(3)).toBeUndefined();
  });

  test('is told by its other id, which ConnectWise knows', async () => {
    await putAlias(world.db, alias(1), deviceId(1));
    await see(`/${alias(1)}`);
    world.fleet.privateIds.set(deviceId(2), alias(2));
    expect(await find(2)).toBe(`${SHELL}/${alias(2)}`);
  });

  test('is not told where its other id can’t be had', async () => {
    await putAlias(world.db, alias(1), deviceId(1));
    await see(`/${alias(1)}`);
    world.fleet.fault = () => new Failure('offline', 'No network.');
    expect(await find(2)).toBeUndefined();
  });

  test('is nowhere once the RMM does not list it', async () => {
    await see(`/${deviceId(1)}`);
    const gone = await world.db.get('devices', deviceId(2));
    if (gone) await world.db.put('devices', { ...gone, missingSince: 1 });
    expect(await find(2)).toBeUndefined();
  });
});

test('a host that a person has added teaches and is led to, for as long as it is added', async () => {
  const own = 'https://rmm.example.com';
  await see(`/d/${deviceId(1)}`, own);
  expect(await find(2)).toBeUndefined();
  await changeSettings(world.db, { portalHosts: ['rmm.example.com'] });
  await see(`/d/${deviceId(1)}`, own);
  expect(await find(2)).toBe(`${own}/d/${deviceId(2)}`);
  await changeSettings(world.db, { portalHosts: [] });
  expect(await find(2)).toBeUndefined();
});

describe('what is kept of the addresses', () => {
  test('is little, and none twice', async () => {
    for (let page = 0; page < 9; page += 1) await see(`/page-${page % 6}/${deviceId(1)}`);
    expect(await templates()).toEqual([2, 1, 0, 5].map((page) => `${SHELL}/page-${page}/{device}`));
  });

  test('does not give way to addresses with ids of a moment', async () => {
    await see(`/${deviceId(1)}`);
    for (let page = 0; page < 9; page += 1) await see(`/${deviceId(1)}?at=17322390000${page}0`);
    expect(await templates()).toContain(`${SHELL}/{device}`);
    expect(await find(2)).toBe(`${SHELL}/${deviceId(2)}`);
  });

  test('is of portals only', async () => {
    await see(`/${deviceId(1)}`, 'https://evil.example');
    await see(`/${deviceId(1)}`, 'https://control.itsupport247.net.evil.example');
    await see(`/${deviceId(1)}`, 'https://openapi.service.itsupport247.net');
    expect(await templates()).toEqual([]);
  });
});

describe('a device is opened', () => {
  const opened: unknown[] = [];
  const open = (tabId?: number) =>
    openDevice(
      {
        openDatabase: world.openDatabase,
        asio: asio(),
        openPage: async (page) => void opened.push(page),
        openPortalPage: async (address, tab) => void opened.push([address, tab]),
      },
      deviceId(2),
      tabId,
    );
  beforeEach(() => {
    opened.length = 0;
  });

  test('in the workspace while its place in the portal is not known', async () => {
    expect(await open(7)).toEqual({ in: 'workspace' });
    expect(opened).toEqual([`/workspace.html#device/${deviceId(2)}?portal=unknown`]);
  });

  test('in the portal, in the tab that asked or a new one', async () => {
    await see(`/${deviceId(1)}`);
    expect(await open(7)).toEqual({ in: 'portal' });
    await open();
    const address = `${SHELL}/${deviceId(2)}`;
    expect(opened).toEqual([
      [address, 7],
      [address, undefined],
    ]);
  });

  test('never at an address that is not a portal’s, whatever is stored', async () => {
    const template = 'https://evil.example/{device}';
    await world.db.put('state', [{ template, seenAt: at }], 'portalPlaces');
    expect(await open(7)).toEqual({ in: 'workspace' });
  });
});
