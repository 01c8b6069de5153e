import { describe, expect, test } from 'vitest';
import { isWithin, median } from './bench.ts';
import { expiryOf } from '../fixtures/large-fleet/fleet-dates.ts';
import { leastRequests } from './least-requests.ts';
import { withSection } from './readme-section.ts';
import { countKinds } from './request-kinds.ts';
import { comparable, differences } from './stored-rows.ts';
import { markdownTable, plainTable } from './table.ts';

const measure = (value: number) => ({
  what: 'Requests ÷ least',
  value,
  budget: 1.05,
  numbers: '21 ÷ 20',
});

describe('a budget', () => {
  test.for([
    [1, true],
    [1.05, true],
    [1.051, false],
    [Number.NaN, false],
  ] as const)('of 1.05 and %d measured: %s', ([value, within]) => {
    expect(isWithin(measure(value))).toBe(within);
  });

  test('that is missed stands out in the table', () => {
    expect(plainTable([measure(1.2)])).toMatch(/1\.20 +1\.05 +MISSED +21 ÷ 20/);
    expect(markdownTable([measure(1)])).toContain('| 1.00 | 1.05 | met | 21 ÷ 20 |');
  });
});

test.for([
  [[], Number.NaN],
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
] as const)('the median of %j is %d', ([values, middle]) => {
  expect(median(values)).toBe(middle);
});

describe('the least requests', () => {
  const tenant = (sizes: readonly number[], groups: number) => ({
    devicesOf: (id: string) => Array.from({ length: sizes[Number(id.slice(1))] ?? 0 }),
    groups: Array.from({ length: groups }),
    watches: [],
    listed: () => undefined,
  });
  const pages = (sizes: readonly number[]) =>
    leastRequests(
      tenant(sizes, 0),
      sizes.map((_, at) => `c${at}`),
    )['pages of devices'];

  test.for([
    [[0], 1],
    [[500], 1],
    [[501], 2],
    [[125, 125, 125, 125], 1],
    [[125, 125, 125, 126], 2],
    [[0, 0, 0, 0, 1], 2],
  ] as const)('for companies of %j devices: %d pages', ([sizes, least]) => {
    expect(pages(sizes)).toBe(least);
  });

  test('are one for each group and one for their list', () => {
    expect(leastRequests(tenant([1], 3), ['c0'])).toMatchObject({
      groups: 1,
      'members of a group': 3,
    });
  });
});

test('requests are told apart by what they ask for', () => {
  const paths = [
    '/v1/token',
    '/api/platform/v1/device-groups',
    '/api/platform/v2/device-groups/4d/endpoints',
    '/api/platform/v2/device/categories/all/endpoints',
    '/api/platform/v2/device/companies/1/sites/2/endpoints/3',
    '/api/platform/v2/device/endpoints/3/custom-fields',
  ];
  expect(countKinds(paths.map((path) => ({ path })))).toEqual({
    token: 1,
    groups: 1,
    'members of a group': 1,
    'pages of devices': 1,
    'details of a device': 1,
    others: 1,
  });
});

describe('two stores', () => {
  const store = (run: string, client: string, device: object) =>
    comparable([
      { store: 'clients', rows: [{ id: client, name: 'Alder' }] },
      { store: 'mappings', rows: [{ companyId: 'c', clientId: client }] },
      { store: 'devices', rows: [{ id: 'd', seenInRun: run, addedAt: Date.now(), ...device }] },
    ]);

  test('are alike whatever ids were drawn and whenever it was', () => {
    expect(differences(store('r1', 'x', { kind: 'a' }), store('r2', 'y', { kind: 'a' }))).toEqual(
      [],
    );
  });

  test.for([
    ['another value', { kind: 'b' }],
    ['a field more', { kind: 'a', missingSince: 1 }],
    ['a field less', {}],
  ] as const)('differ by %s', ([, other]) => {
    const found = differences(store('r', 'x', { kind: 'a' }), store('r', 'x', other));
    expect(found.map((text) => text.split(':')[0])).toEqual(['devices', 'devices']);
  });

  test('differ by a row that is there twice', () => {
    const once = comparable([{ store: 'activity', rows: [{ kind: 'sync' }] }]);
    const twice = comparable([{ store: 'activity', rows: [{ kind: 'sync' }, { kind: 'sync' }] }]);
    expect(differences(once, twice)).toEqual(['activity: only in the second: {"kind":"sync"}']);
  });
});

test('devices that stand beside each other in the fleet have different dates', () => {
  const dates = Array.from({ length: 60 }, (_, at) => expiryOf(at)).filter(Boolean);
  expect(new Set(dates).size).toBe(dates.length);
});

describe("the README's section", () => {
  const page = (table: string) =>
    `# A\n<!-- bench: written by npm run bench -- --write-readme -->\n${table}\n<!-- /bench -->\n# B\n`;

  test('is replaced, and nothing else', () => {
    expect(withSection(page('old'), 'new')).toBe(page('new'));
  });

  test('must be there', () => {
    expect(() => withSection('# A', 'new')).toThrow(/no section/);
  });
});
