import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceKinds } from '@/lib/domain/device';
import { createSpansOf, monthsAfter } from '@/lib/domain/expiry-span';
import {
  byName,
  defaultColumns,
  fleetColumns,
  movedColumn,
  sortFleet,
  withColumn,
} from '@/lib/domain/fleet-columns';
import { clientFigures, completeness, monthFigures, percentOf } from '@/lib/domain/fleet-figures';
import {
  countOptions,
  createFleetTest,
  fleetFacets,
  type FleetFacet,
  type FleetFilter,
} from '@/lib/domain/fleet-filter';
import { packFleet, unpackFleet } from '@/lib/domain/fleet-pack';
import type { FleetRow } from '@/lib/domain/fleet';
import { naturalKey } from '@/lib/domain/fleet-device';
import { defaultSettings } from '@/lib/domain/settings';
import { fleetDevices, fleetRow, TODAY } from '../fixtures/fleet-device';
import { clientId, companyId, day, groupId, must, siteId } from '../fixtures/make';

const optional = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });
const days = fc
  .integer({ min: -900, max: 900 })
  .map((distance) =>
    day(new Date(Date.UTC(2026, 10, 22) + distance * 86_400_000).toISOString().slice(0, 10)),
  );
const names = fc.constantFrom('Contoso', 'Fabrikam', 'Müller & Söhne', 'Zoo', '');
const anyRow = fc.record({
  name: fc.oneof(fc.string(), fc.constantFrom('PC-9', 'PC-10', 'ws-1')),
  kind: fc.constantFrom(...deviceKinds),
  clientId: optional(fc.constantFrom(clientId('a'), clientId('b'))),
  clientName: optional(names),
  companyId: fc.constantFrom(companyId(1), companyId(2)),
  siteId: optional(fc.constantFrom(siteId(1), siteId(2))),
  siteName: optional(names),
  maker: optional(fc.constantFrom('Dell Inc.', 'HP')),
  model: optional(fc.constantFrom('Latitude 7440', 'EliteDesk')),
  serialNumber: optional(fc.constantFrom('7XK-2L93', '00AB12')),
  operatingSystem: optional(fc.constantFrom('Windows 11', 'Linux')),
  purchaseDate: optional(days),
  warrantyExpiry: optional(days),
  firstSeen: optional(days),
  groupIds: fc.subarray([groupId(1), groupId(2)]),
  isRead: fc.boolean(),
  isGone: fc.boolean(),
});
const fleets = fc
  .array(anyRow, { maxLength: 40 })
  .map((rows) => rows.map((row, index) => fleetRow(index, row)));

describe('rows on their way from the worker', () => {
  test('arrive as they were', () => {
    fc.assert(
      fc.property(fleets, (rows) => {
        const sent: unknown = JSON.parse(JSON.stringify(packFleet(rows)));
        expect(unpackFleet(sent as ReturnType<typeof packFleet>)).toEqual(rows);
      }),
    );
  });

  test('are left out where they are cut off, or not what they should be', () => {
    const { texts, cells } = packFleet([fleetRow(1), fleetRow(2)]);
    expect(unpackFleet({ texts, cells: cells.slice(0, -1) })).toEqual([fleetRow(1)]);
    expect(unpackFleet({ texts: [], cells })).toEqual([]);
  });
});

/** What a filter means, said in the plainest way. */
function has(row: FleetRow, facet: FleetFacet, option: string): boolean {
  const [device] = fleetDevices([row]);
  const { warranty, replacement, spans, gaps } = must(device);
  const values: Readonly<Record<FleetFacet, readonly string[]>> = {
    warranty: [warranty],
    replacement: warranty === 'none' ? [] : [replacement],
    expiry: spans,
    client: [row.clientId ?? '-'],
    company: [row.companyId],
    site: [row.siteId ?? '-'],
    kind: [row.kind],
    maker: [row.maker ?? '-'],
    group: row.groupIds.length > 0 ? row.groupIds : ['-'],
    gap: gaps,
  };
  return values[facet].includes(option);
}

const options: Readonly<Record<FleetFacet, readonly string[]>> = {
  warranty: ['active', 'expiring', 'expired', 'unknown', 'none'],
  replacement: ['overdue', 'due-soon', 'in-service', 'unknown'],
  expiry: ['30', '60', '90', '180', 'this-year', 'expired', 'unknown', '2026-12'],
  client: ['a', 'b', '-'],
  company: [companyId(1)],
  site: [siteId(1), '-'],
  kind: [...deviceKinds],
  maker: ['HP', '-'],
  group: [groupId(1), '-'],
  gap: ['no-purchase', 'no-warranty', 'not-read', 'gone'],
};

const filters: fc.Arbitrary<FleetFilter> = fc.record(
  Object.fromEntries(fleetFacets.map((facet) => [facet, fc.subarray([...options[facet]])])),
  { requiredKeys: [] },
);

const fits = (row: FleetRow, filter: FleetFilter, except?: FleetFacet): boolean =>
  fleetFacets.every((facet) => {
    const chosen = filter[facet] ?? [];
    return facet === except || chosen.length === 0 || chosen.some((one) => has(row, facet, one));
  });

describe('filters', () => {
  test('let through what has one of the options of each facet', () => {
    fc.assert(
      fc.property(fleets, filters, (rows, filter) => {
        const found = fleetDevices(rows).filter(createFleetTest({ search: '', filter }));
        expect(found.map(({ row }) => row.id)).toEqual(
          rows.filter((row) => fits(row, filter)).map(({ id }) => id),
        );
      }),
    );
  });

  test('tell of each option how many devices it would leave', () => {
    fc.assert(
      fc.property(fleets, filters, fc.constantFrom(...fleetFacets), (rows, filter, facet) => {
        const around = fleetDevices(rows).filter(createFleetTest({ search: '', filter }, facet));
        const counts = countOptions(around, facet);
        for (const option of options[facet]) {
          const naive = rows.filter((row) => fits(row, filter, facet) && has(row, facet, option));
          expect(counts.get(option) ?? 0).toBe(naive.length);
        }
      }),
    );
  });
});

describe('the search', () => {
  const rows = [
    fleetRow(1, { name: 'Front desk', serialNumber: '7XK-2L93', model: 'Latitude 7440' }),
    fleetRow(2, { name: 'Müller NB', maker: 'HP', clientName: 'Größe AG' }),
    fleetRow(3, { name: 'SRV-01', companyName: 'Fabrikam Inc' }),
  ];
  test.for([
    ['desk', [1]],
    ['DESK', [1]],
    ['7xk2l93', [1]],
    ['7xk-2l93', [1]],
    ['latitude front', [1]],
    ['muller', [2]],
    ['hp', [2]],
    ['große', [2]],
    ['fabrikam', [3]],
    ['contoso', [1, 2, 3]],
    ['-', [1, 3]],
    ['desklatitude', []],
    ['  ', [1, 2, 3]],
  ] as const)('%j finds %j', ([search, found]) => {
    const devices = fleetDevices(rows).filter(createFleetTest({ search, filter: {} }));
    expect(devices.map(({ row }) => row.id)).toEqual(found.map((number) => fleetRow(number).id));
  });
});

describe('the order', () => {
  test('of names is the one that people expect', () => {
    const sorted = ['PC-10', 'pc-9', 'Ärzte', 'Zoo', 'PC-1'].toSorted((one, other) =>
      naturalKey(one) < naturalKey(other) ? -1 : 1,
    );
    expect(sorted).toEqual(['Ärzte', 'PC-1', 'pc-9', 'PC-10', 'Zoo']);
  });

  test('keeps every device, and those of which a column says nothing come last either way', () => {
    fc.assert(
      fc.property(fleets, fc.constantFrom(...fleetColumns), (rows, column) => {
        const devices = fleetDevices(rows).toSorted(byName);
        const up = sortFleet(devices, { column, isDescending: false });
        const down = sortFleet(devices, { column, isDescending: true });
        expect(up.toSorted(byName)).toEqual(devices);
        expect(down.toSorted(byName)).toEqual(devices);
        expect(sortFleet(up.toSorted(byName), { column, isDescending: false })).toEqual(up);
      }),
    );
  });

  test.for([
    ['expiry', false, [2, 3, 1]],
    ['expiry', true, [3, 2, 1]],
    ['purchase', true, [1, 2, 3]],
    ['age', false, [1, 2, 3]],
    ['age', true, [2, 1, 3]],
    ['warranty', false, [2, 3, 1]],
    ['client', false, [3, 1, 2]],
  ] as const)('by %s, descending %s', ([column, isDescending, numbers]) => {
    const rows = [
      fleetRow(1, { purchaseDate: day('2025-01-01'), clientName: 'Client 9' }),
      fleetRow(2, {
        purchaseDate: day('2024-01-01'),
        warrantyExpiry: day('2025-01-01'),
        clientName: 'Client 10',
      }),
      fleetRow(3, { warrantyExpiry: day('2028-01-01'), clientName: 'Alpine' }),
    ];
    const sorted = sortFleet(fleetDevices(rows), { column, isDescending });
    expect(sorted.map(({ row }) => row.id)).toEqual(numbers.map((number) => fleetRow(number).id));
  });
});

describe('the columns', () => {
  test('come and go, but for the name', () => {
    expect(withColumn(['name', 'client'], 'site', true)).toEqual(['name', 'client', 'site']);
    expect(withColumn(['name', 'client'], 'client', false)).toEqual(['name']);
    expect(withColumn(['name', 'client'], 'name', false)).toEqual(['name', 'client']);
  });

  test('change places, but none comes before the name', () => {
    expect(movedColumn(['name', 'client', 'site'], 'site', -1)).toEqual(['name', 'site', 'client']);
    expect(movedColumn(['name', 'client', 'site'], 'client', -1)).toEqual([
      'name',
      'client',
      'site',
    ]);
    expect(movedColumn(defaultColumns, 'replacement', 1)).toEqual(defaultColumns);
  });
});

describe('an expiry', () => {
  test.for([
    [undefined, ['unknown']],
    ['2026-11-21', ['this-year', 'expired', '2026-11']],
    ['2026-11-22', ['30', '60', '90', '180', 'this-year', '2026-11']],
    ['2026-12-22', ['30', '60', '90', '180', 'this-year', '2026-12']],
    ['2026-12-23', ['60', '90', '180', 'this-year', '2026-12']],
    ['2027-02-20', ['90', '180', '2027-02']],
    ['2027-05-21', ['180', '2027-05']],
    ['2027-05-22', ['2027-05']],
  ] as const)('on %s lies in %j', ([expires, spans]) => {
    expect(createSpansOf(TODAY)(expires && day(expires))).toEqual(spans);
  });

  test('months go on over the year', () => {
    expect(monthsAfter('2026-11', 0)).toBe('2026-11');
    expect(monthsAfter('2026-11', 2)).toBe('2027-01');
    expect(monthsAfter('2026-12', 13)).toBe('2028-01');
  });
});

describe('what is missing', () => {
  test.for([
    [{}, ['no-purchase', 'no-warranty']],
    [{ purchaseDate: day('2024-01-01') }, ['no-warranty']],
    [{ isRead: false }, ['not-read']],
    [{ kind: 'virtual-machine' }, []],
    [{ kind: 'cloud', isGone: true }, ['gone']],
  ] as const)('of %j is %j', ([change, gaps]) => {
    expect(must(fleetDevices([fleetRow(1, change)])[0]).gaps).toEqual(gaps);
  });
});

describe('figures', () => {
  const rows = [
    fleetRow(1, { warrantyExpiry: day('2026-12-24'), purchaseDate: day('2023-12-24') }),
    fleetRow(2, { warrantyExpiry: day('2026-11-02'), purchaseDate: day('2020-11-02') }),
    fleetRow(3),
    fleetRow(4, { kind: 'virtual-machine' }),
    fleetRow(5, {
      clientId: clientId('fabrikam'),
      clientName: 'Fabrikam',
      companyId: companyId(2),
      warrantyExpiry: day('2027-12-24'),
    }),
  ];

  test('of clients count what is under warranty, and virtual machines nowhere as unknown', () => {
    expect(clientFigures(fleetDevices(rows))).toEqual([
      {
        clientId: 'contoso',
        name: 'Contoso',
        devices: 4,
        bought: 3,
        complete: 2,
        active: 0,
        expiring: 1,
        expired: 1,
        unknown: 1,
        overdue: 1,
        dueSoon: 0,
      },
      expect.objectContaining({ name: 'Fabrikam', devices: 1, active: 1, complete: 0 }),
    ]);
  });

  test('of months hold also those in which nothing ends', () => {
    expect(monthFigures(fleetDevices(rows), TODAY, 3)).toEqual([
      { month: '2026-11', active: 0, expiring: 0, expired: 1 },
      { month: '2026-12', active: 0, expiring: 1, expired: 0 },
      { month: '2027-01', active: 0, expiring: 0, expired: 0 },
    ]);
  });

  test('of the data leave out what is never bought', () => {
    expect(completeness(fleetDevices(rows))).toEqual({ bought: 4, complete: 2 });
  });

  test.for([
    [0, 0, 0],
    [0, 9, 0],
    [9, 9, 100],
    [1, 1_000, 1],
    [999, 1_000, 99],
    [1, 3, 33],
  ] as const)('%s of %s are %s per cent', ([part, whole, percent]) => {
    expect(percentOf(part, whole)).toBe(percent);
  });

  test('follow the policy of each client', () => {
    const settings = {
      ...defaultSettings,
      clientPolicies: { [clientId('fabrikam')]: { expiringWithinDays: 365 as const } },
    };
    const far = rows.map((row) => ({ ...row, warrantyExpiry: day('2027-10-01') }));
    const warranties = fleetDevices(far, settings).map(({ warranty }) => warranty);
    expect(warranties).toEqual(['active', 'active', 'active', 'none', 'expiring']);
  });
});
