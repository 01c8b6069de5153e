import { describe, expect, test } from 'vitest';
import { SIZES, type SizeName } from './world/directory.ts';
import { FIELD } from './world/field-definitions.ts';
import { trueDatesOf } from './world/lifecycle-dates.ts';
import { HOSTILE_NAMES } from './world/words.ts';
import { World } from './world/world.ts';

const TODAY = '2026-11-22';
const make = (size: SizeName = 'small', seed = 'shelflife') =>
  new World({ seed, today: TODAY, size, now: () => Date.parse('2026-11-22T10:00:00Z') });

describe('a world', () => {
  test('is the same for the same seed and another for another', () => {
    expect(make().devices).toEqual(make().devices);
    expect(make('small', 'other').devices[0]?.id).not.toBe(make().devices[0]?.id);
  });

  test.for(['small', 'medium', 'large'] as const)(
    'has the companies, sites and devices of its size: %s',
    (size) => {
      const world = make(size);

      expect(world.companies).toHaveLength(SIZES[size].companies);
      expect(world.sites).toHaveLength(SIZES[size].sites);
      expect(world.fleet.count).toBe(SIZES[size].devices);
      expect(world.groups).toHaveLength(SIZES[size].groups);
      expect(world.companies.every(({ siteIds }) => siteIds.length > 0)).toBe(true);
    },
  );

  test('gives each device ids that lead back to it', () => {
    const world = make('medium');
    const device = world.devices[4_321];

    for (const id of [device?.id, device?.publicId, device?.regId])
      expect(world.device(id ?? '')).toEqual(device);
    expect(new Set(world.devices.map(({ id }) => id)).size).toBe(5_000);
  });

  test('has every kind of device, odd serials, names that occur twice, and hostile ones', () => {
    const { devices } = make();
    const serials = devices.map(({ hardware }) => hardware.systemSerial);
    const names = devices.map(({ friendlyName }) => friendlyName);

    expect(new Set(devices.map(({ kind }) => kind)).size).toBe(9);
    expect(new Set(devices.map(({ hardware }) => hardware.maker)).size).toBeGreaterThanOrEqual(10);
    for (const odd of [undefined, '', 'Default string', 'To be filled by O.E.M.'])
      expect(serials).toContain(odd);
    expect(serials.some((serial) => serial?.startsWith('VMware-'))).toBe(true);
    expect(new Set(names).size).toBeLessThan(names.length);
    for (const name of HOSTILE_NAMES) expect(names).toContain(name);
  });

  test('has dates in many spellings around today', () => {
    const world = make();
    const written = world.devices.map(({ id }) => world.fieldValue(id, FIELD.warranty));
    const ends = world.devices.map(
      (_device, at) => trueDatesOf('shelflife', TODAY, at).warrantyEnds,
    );

    for (const shape of [
      /^\d{4}-\d{2}-\d{2}$/,
      /^\d{4}-\d{2}-\d{2} 00:00:00$/,
      /Z$/,
      /\+00:00$/,
      /^0001-/,
      /^n\/a$/,
      /^$/,
    ]) {
      expect(written.some((text) => text !== undefined && shape.test(text))).toBe(true);
    }
    expect(written).toContain(undefined);
    expect(ends.some((day) => day !== undefined && day < TODAY)).toBe(true);
    expect(ends.some((day) => day !== undefined && day >= TODAY && day <= '2027-02-20')).toBe(true);
    expect(ends.some((day) => day !== undefined && day > '2027-02-20')).toBe(true);
  });

  test('keeps what was changed', () => {
    const world = make();
    const [first = absent(), second = absent()] = world.devices;
    world.renameDevice(first.id, 'Renamed');
    world.fleet.remove(second.id);
    const added = world.addDevice({ siteId: first.siteId, friendlyName: 'New' });

    const names = world.devicesOf(first.companyId).map(({ friendlyName }) => friendlyName);
    expect(names).toEqual(expect.arrayContaining(['Renamed', 'New']));
    expect(world.device(second.id)).toBeUndefined();
    expect(world.fieldValue(added.id, FIELD.warranty)).toBeUndefined();
    world.fleet.restore(second.id);
    expect(world.device(second.id)).toEqual(second);
  });

  test('has groups with rules and groups chosen by hand, whose members are devices', () => {
    const world = make();
    const { devices } = world;
    const servers = world.membersOf(world.groups[0]?.id ?? '');

    expect(new Set(world.groups.map((group) => group.static))).toEqual(new Set([true, false]));
    expect(servers).toEqual(
      devices.filter(({ endpointType }) => endpointType === 'Server').map(({ id }) => id),
    );
    expect(world.groups.map(({ id }) => world.membersOf(id)?.length)).toContain(0);
    expect(world.membersOf('nothing')).toBeUndefined();
    expect(world.groupsOf(servers?.[0] ?? '')).toContain(world.groups[0]?.id);
  });

  test('keeps what was changed in a group', () => {
    const world = make();
    const [rule = absent(), , , byHand = absent()] = world.groups;
    const [first = absent(), second = absent()] = world.membersOf(rule.id) ?? [];
    world.deviceGroups.take(rule.id, first);
    world.deviceGroups.put(byHand.id, second);
    world.deviceGroups.put(byHand.id, 'no-device-at-all');
    world.fleet.remove(second);

    expect(world.membersOf(rule.id)).not.toContain(first);
    expect(world.membersOf(byHand.id)).not.toContain(second);
    expect(world.membersOf(byHand.id)).toContain('no-device-at-all');
    world.fleet.restore(second);
    expect(world.membersOf(byHand.id)).toContain(second);
    const changed = world.groups.filter(({ createdAt, updatedAt }) => createdAt !== updatedAt);
    expect(changed.map(({ id }) => id)).toEqual([byHand.id]);
  });

  test('has a vCenter with a host that no list has and one that is not registered', () => {
    const world = make();
    const hosts = world.watches.flatMap((watch) => watch.hosts);
    const unlisted = hosts.flatMap(({ device }) =>
      device && !world.listed(device.id) ? [device] : [],
    );

    expect(new Set(world.watches.map(({ type }) => type))).toEqual(new Set(['ESXi', 'VCenter']));
    expect(unlisted.map(({ kind }) => kind)).toEqual(['esxi-host']);
    expect(world.device(unlisted[0]?.id ?? '')).toEqual(unlisted[0]);
    expect(world.devices).not.toContainEqual(unlisted[0]);
    expect(hosts.some(({ device }) => !device)).toBe(true);
    world.withdrawCompany(unlisted[0]?.companyId ?? '');
    expect(world.device(unlisted[0]?.id ?? '')).toBeUndefined();
  });

  test('takes a withdrawn company and its devices out of sight', () => {
    const world = make();
    const [company = absent()] = world.companies;
    const [device = absent()] = world.devicesOf(company.id);
    world.withdrawCompany(company.id);

    expect(world.companies).toHaveLength(7);
    expect(world.device(device.id)).toBeUndefined();
    expect(world.devicesOf(company.id)).toEqual([]);
  });
});

function absent(): never {
  throw new Error('The world is empty');
}
