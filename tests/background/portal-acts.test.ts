import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { day, deviceId } from '../fixtures/make';
import { emptyDate } from '@/lib/domain/rmm-date';
import { createSyncedWorld, purchase, warranty, type WorkerWorld } from '../fixtures/worker-world';

const SHELL = 'https://control.itsupport247.net/QADashB/QuickAccess/NewDesktops';
const extend = { kind: 'extend', years: 3 } as const;

let world: WorkerWorld;
beforeEach(async () => {
  world = await createSyncedWorld();
});

const seePage = (number: number, address: string) =>
  world.ask('portal.page', {
    evidence: { ids: [deviceId(number)], regIds: [], texts: [] },
    address,
  });

describe('a quick warranty', () => {
  const bought = (date: string) =>
    world.ask('edit.save', {
      deviceId: deviceId(1),
      edits: [{ field: 'purchaseDate', base: emptyDate, value: day(date) }],
    });

  test('is saved as the stored purchase date says, and can be taken back', async () => {
    await bought('2024-02-29');
    await world.rest();
    const { saveId } = await world.ask('portal.quick-edit', { deviceId: deviceId(1), act: extend });
    await world.rest();
    expect(world.textOf(deviceId(1), warranty.id)).toBe('2027-02-28');
    await world.ask('portal.undo', { deviceId: deviceId(1), saveId });
    await world.rest();
    expect(world.textOf(deviceId(1), warranty.id)).toBe('');
    expect(world.textOf(deviceId(1), purchase.id)).toBe('2024-02-29');
  });

  test('is refused for a device that is not imported', async () => {
    const asked = world.ask('portal.quick-edit', { deviceId: deviceId(3), act: extend });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test.for([
    ['another number of years', { kind: 'extend', years: 50 }],
    ['a date of the page’s own', { kind: 'set', field: 'warrantyExpiry', date: '2090-01-01' }],
  ] as const)('of %s is no message', async ([, act]) => {
    // A compromised page sends what no type allows.
    const asked = world.ask('portal.quick-edit', { deviceId: deviceId(1), act: act as never });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });
});

describe('ticked devices', () => {
  test('go to the bulk dialog in a page of ours', async () => {
    const deviceIds = [deviceId(2), deviceId(1)];
    await world.ask('portal.open-bulk', { deviceIds });
    const [page = ''] = world.pages;
    expect(page).toMatch(/^\/workspace\.html#bulk\?draft=/);
    const draft = decodeURIComponent(page.split('draft=')[1] ?? '');
    expect(await world.ask('bulk.draft', { draft })).toEqual(deviceIds);
  });

  test.for([
    ['none', 0],
    ['more than one bulk edit takes', 501],
  ] as const)('are refused when they are %s', async ([, count]) => {
    const deviceIds = Array.from({ length: count }, (_, at) => deviceId(at + 1));
    const asked = world.ask('portal.open-bulk', { deviceIds });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });
});

describe('the next device without dates', () => {
  const next = (number: number, go: boolean) =>
    world.ask('portal.next-missing', { deviceId: deviceId(number), go });

  test('is counted without going there', async () => {
    expect(await next(1, false)).toEqual({ left: 2 });
    expect(world.pages).toEqual([]);
    expect(world.portalPages).toEqual([]);
  });

  test('is shown in the tab that asked, as its pages were seen to be addressed', async () => {
    await seePage(1, `${SHELL}/device-details/${deviceId(1)}`);
    await world.rest();
    await next(1, true);
    expect(world.portalPages).toEqual([
      { address: `${SHELL}/device-details/${deviceId(2)}`, tabId: 7 },
    ]);
  });

  test('tells the page to which it leads, once, that it was led there', async () => {
    await seePage(1, `${SHELL}/device-details/${deviceId(1)}`);
    await world.rest();
    await next(1, true);
    expect(await next(2, false)).toMatchObject({ isLed: true });
    expect(await next(2, false)).not.toHaveProperty('isLed');
  });

  test('is shown in the workspace while no page has told how they are addressed', async () => {
    await next(1, true);
    expect(world.pages).toEqual([`/workspace.html#device/${deviceId(2)}?portal=unknown`]);
  });

  test('is not told for a device that is not imported', async () => {
    expect(await next(3, true)).toEqual({ left: 0 });
    expect(world.pages).toEqual([]);
  });
});

test('a page teaches no place of another origin', async () => {
  await seePage(1, `https://evil.example/${deviceId(1)}`);
  await world.rest();
  expect(await world.ask('device.open', deviceId(2))).toEqual({ in: 'workspace' });
  expect(world.portalPages).toEqual([]);
});

test('our own pages open a device in a new tab of the portal', async () => {
  await seePage(1, `${SHELL}#??asio_route=/d?endpointId=${deviceId(1)}??`);
  await world.rest();
  expect(await world.ask('device.open', deviceId(2))).toEqual({ in: 'portal' });
  const address = `${SHELL}#??asio_route=/d?endpointId=${deviceId(2)}??`;
  expect(world.portalPages).toEqual([{ address, tabId: undefined }]);
});

test('the details of a device come in words, each with its label', async () => {
  const lines = await world.ask('portal.details', { deviceId: deviceId(1) });
  expect(lines).toContainEqual({ label: 'Company', text: 'Company 1' });
  expect(lines.map(({ label }) => label)).toContain('Type');
});
