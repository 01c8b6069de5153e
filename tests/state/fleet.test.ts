import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { FleetRow } from '@/lib/domain/fleet';
import { packFleet } from '@/lib/domain/fleet-pack';
import { wholeFleet } from '@/lib/domain/fleet-view';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import { fleetAddress, fleetViewOf } from '@/lib/state/fleet-address';
import { fleetFile } from '@/lib/state/fleet-export';
import { FleetModel } from '@/lib/state/fleet-model';
import { createFakeWorker, portsTo, type Answers } from '../components/fake-worker';
import { fleetDevices, fleetRow, TODAY } from '../fixtures/fleet-device';
import { clientId, day, deviceId } from '../fixtures/make';

/** Rows that come two at a time, by their ids, and the first one by name at once. */
const answersOf = (rows: () => readonly FleetRow[]): Answers => ({
  'fleet.open': () => ({ rows: packFleet(rows().slice(-1)), total: rows().length }),
  'fleet.page'({ after }) {
    const rest = rows().filter(({ id }) => after === undefined || id > after);
    const last = rest[1];
    return {
      rows: packFleet(rest.slice(0, 2)),
      ...(last && rest.length > 2 && { next: last.id }),
    };
  },
  'fleet.devices': (ids) => packFleet(rows().filter(({ id }) => ids.includes(id))),
  'fleet.memory': () => ({ columns: ['name', 'client'], views: [] }),
  'fleet.remember': () => null,
});

function openFleet(rows: readonly FleetRow[], over: Answers = {}) {
  const stored = { rows };
  const worker = createFakeWorker({ ...answersOf(() => stored.rows), ...over });
  const due: (() => void)[] = [];
  const settings = signal<Settings | undefined>(defaultSettings);
  const ports = portsTo(worker, {
    after(_ms, run) {
      due.push(run);
      return () => void due.splice(due.indexOf(run), 1);
    },
  });
  const model = new FleetModel(ports, { settings, groups: signal([]) });
  const names = () => model.finding.found.value.map(({ row }) => row.name);
  const passTime = () => {
    for (const run of due.splice(0)) run();
  };
  return { worker, model, names, stored, settings, passTime };
}

const settled = async () => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

const five = ['Echo', 'Delta', 'Charlie', 'Bravo', 'Alpha'].map((name, index) =>
  fleetRow(index + 1, { name }),
);

describe('the fleet', () => {
  test('is read part by part, and shown by name', async () => {
    const { model, names, worker } = openFleet(five);
    const opening = model.open();
    expect(model.rows.loading.value).toEqual({ at: 'waiting' });
    await opening;
    expect(names()).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']);
    expect(model.rows.loading.value).toEqual({ at: 'loaded' });
    expect(worker.bodiesOf('fleet.page')).toHaveLength(3);
  });

  test('shows the first by name while the rest is on its way, and says how many there will be', async () => {
    const { promise, resolve } = Promise.withResolvers<{ rows: ReturnType<typeof packFleet> }>();
    const { model, names } = openFleet(five, { 'fleet.page': () => promise });
    const opening = model.open();
    await settled();
    expect(names()).toEqual(['Alpha']);
    expect(model.rows.total.value).toBe(5);
    expect(model.rows.loading.value).toEqual({ at: 'loading', done: 1, total: 5 });
    resolve({ rows: packFleet(five) });
    await opening;
    expect(names()).toHaveLength(5);
  });

  test('shows what has come as soon as somebody seeks something', async () => {
    const { promise } = Promise.withResolvers<never>();
    let asked = 0;
    const { model, names } = openFleet(five, {
      'fleet.page': () =>
        ++asked === 1 ? { rows: packFleet(five.slice(0, 2)), next: deviceId(2) } : promise,
    });
    void model.open();
    await settled();
    model.search('delta');
    expect(names()).toEqual(['Delta']);
  });

  test('reads again what is named, and lets go what has left', async () => {
    const { model, names, stored, worker } = openFleet(five);
    await model.open();
    stored.rows = [fleetRow(1, { name: 'Foxtrot' }), ...five.slice(2)];
    worker.notify({ about: 'devices', ids: [deviceId(1), deviceId(2)] });
    await settled();
    expect(names()).toEqual(['Alpha', 'Bravo', 'Charlie', 'Foxtrot']);
  });

  test('is read anew after more changes than are named, again and again only after a rest', async () => {
    const { model, names, stored, worker, passTime } = openFleet(five);
    await model.open();
    stored.rows = five.slice(0, 1);
    worker.notify({ about: 'devices', ids: 'all' });
    worker.notify({ about: 'devices', ids: 'all' });
    await settled();
    expect(names()).toHaveLength(5);
    passTime();
    await settled();
    expect(names()).toEqual(['Echo']);
    expect(worker.bodiesOf('fleet.open')).toHaveLength(1);
    expect(worker.bodiesOf('fleet.page')).toHaveLength(4);
  });

  test('keeps what is there when it can’t be read again, and says why', async () => {
    const { model, names, worker, passTime } = openFleet(five);
    await model.open();
    worker.answer({
      'fleet.page': () => Promise.reject(new Failure('unexpected', 'No room.')),
    });
    worker.notify({ about: 'devices', ids: 'all' });
    passTime();
    await settled();
    expect(names()).toHaveLength(5);
    expect(model.rows.loading.value).toMatchObject({ at: 'failed' });
    worker.answer(answersOf(() => five.slice(1)));
    await model.rows.reload();
    expect(names()).toHaveLength(4);
    expect(model.rows.loading.value).toEqual({ at: 'loaded' });
  });

  test('tells statuses by the policy as it is set', async () => {
    const { model, settings } = openFleet([fleetRow(1, { warrantyExpiry: day('2027-05-01') })]);
    await model.open();
    const warranty = () => model.finding.found.value[0]?.warranty;
    expect(warranty()).toBe('active');
    settings.value = { ...defaultSettings, expiringWithinDays: 365 };
    expect(warranty()).toBe('expiring');
  });
});

describe('figures', () => {
  test('follow the search in its pauses, and options are told as if nothing were chosen of their own facet', async () => {
    const rows = [
      fleetRow(1, { name: 'Alpha', warrantyExpiry: day('2020-01-01') }),
      fleetRow(2, { name: 'Beta', warrantyExpiry: day('2030-01-01') }),
      fleetRow(3, { name: 'Alpha 2', clientId: clientId('other'), clientName: 'Other' }),
    ];
    const { model, passTime } = openFleet(rows);
    await model.open();
    const { counts, figures } = model.finding;
    model.choose('warranty', ['expired']);
    expect(Object.fromEntries(counts.warranty.value)).toEqual({
      expired: 1,
      active: 1,
      unknown: 1,
    });
    expect(figures.clients.value.map(({ name }) => name)).toEqual(['Contoso', 'Other']);
    expect(figures.total.value).toBe(3);
    model.search('alpha');
    expect(counts.warranty.value.get('active')).toBe(1);
    passTime();
    expect(counts.warranty.value.get('active')).toBeUndefined();
    expect(figures.total.value).toBe(2);
    model.choose('client', ['other']);
    expect(figures.total.value).toBe(1);
    expect(figures.clients.value).toHaveLength(2);
  });
});

describe('the selection', () => {
  test('counts only what is shown', async () => {
    const { model } = openFleet(five);
    await model.open();
    model.selection.select([deviceId(1), deviceId(2)], true);
    expect(model.chosen.value).toEqual([deviceId(2), deviceId(1)]);
    model.search('echo');
    expect(model.chosen.value).toEqual([deviceId(1)]);
  });
});

describe('views', () => {
  test('are kept with their columns, renamed and deleted', async () => {
    const memory = {
      columns: ['name', 'client'] as const,
      views: [] as { name: string; address: string }[],
    };
    const { model, worker } = openFleet(five, {
      'fleet.memory': () => memory,
      'fleet.remember'({ views }) {
        if (views) memory.views = [...views];
        return null;
      },
    });
    await model.open();
    model.choose('warranty', ['expired']);
    await model.keepView('Old ones');
    expect(model.views.value).toEqual([
      { name: 'Old ones', address: 'warranty=expired&columns=name.client' },
    ]);
    await model.renameView('Old ones', 'Out of warranty');
    expect(memory.views.map(({ name }) => name)).toEqual(['Out of warranty']);
    await model.removeView('Out of warranty');
    expect(model.views.value).toEqual([]);
    expect(worker.bodiesOf('fleet.remember')).toHaveLength(3);
  });

  test('that are kept give way to no further one', async () => {
    const views = Array.from({ length: 100 }, (_view, at) => ({ name: `View ${at}`, address: '' }));
    const { model, worker } = openFleet(five, {
      'fleet.memory': () => ({ columns: ['name'], views }),
      'fleet.remember': () => null,
    });
    await model.open();
    await model.keepView('A view');
    expect(worker.bodiesOf('fleet.remember')).toEqual([]);
    expect(model.views.value).toHaveLength(100);
    expect(model.task.state.value).toMatchObject({ at: 'failed' });
    await model.keepView('View 3');
    expect(worker.bodiesOf('fleet.remember')).toHaveLength(1);
  });

  test('of an address are shown as it says, also their columns', () => {
    const { model } = openFleet(five);
    model.show('q=ws&sort=-expiry&columns=name.serial');
    expect(model.view.value).toMatchObject({
      search: 'ws',
      sort: { column: 'expiry', isDescending: true },
    });
    expect(model.columns.value).toEqual(['name', 'serial']);
  });
});

describe('an address', () => {
  test.for([
    '',
    'q=front+desk',
    'warranty=expired&warranty=expiring&sort=-expiry',
    'expiry=2026-12&client=client-1&site=-&kind=laptop&maker=Dell+Inc.&group=g-1&gap=not-read',
    'sort=client&columns=name.client.age',
  ])('%s says the same when it is read and written again', (address) => {
    expect(fleetAddress(fleetViewOf(address))).toBe(address);
  });

  test('holds as many clients and sites as a person may choose', () => {
    const ids = Array.from({ length: 60 }, (_id, at) => `${at}`.padStart(36, 'c'));
    const filter = { client: ids, site: ids };
    expect(fleetViewOf(fleetAddress({ ...wholeFleet, filter })).filter).toEqual(filter);
  });

  test.for([
    ['warranty=gone&kind=tank&expiry=31&gap=x', {}],
    ['client=..&site=a/b', {}],
    ['warranty=expired&warranty=expired', { warranty: ['expired'] }],
    ['expiry=2026-13', {}],
  ] as const)('%s is understood as far as it makes sense', ([address, filter]) => {
    expect(fleetViewOf(address).filter).toEqual(filter);
  });

  test('without sense is the whole fleet', () => {
    expect(fleetViewOf('%%%&=&sort=evil')).toEqual(wholeFleet);
  });
});

describe('an export', () => {
  const devices = fleetDevices([
    fleetRow(1, {
      name: '=HYPERLINK("http://x")',
      serialNumber: '-1+1',
      warrantyExpiry: day('2026-12-24'),
    }),
    fleetRow(2, { name: 'He said "no"', kind: 'virtual-machine' }),
  ]);
  const exported = { devices, view: wholeFleet, day: TODAY };

  test('as CSV holds the columns of the table, and nothing that a spreadsheet takes for a formula', async () => {
    const columns = ['name', 'serial', 'expiry', 'warranty', 'kind'] as const;
    const file = await fleetFile('csv', { ...exported, columns });
    expect(file.name).toBe('shelflife-fleet-2026-11-22.csv');
    expect(file.text.split('\r\n')).toEqual([
      '\ufeffDevice,Serial number,Warranty expires,Warranty,Type',
      `"'=HYPERLINK(""http://x"")","'-1+1",2026-12-24,Expiring,Laptop`,
      '"He said ""no""",,,No warranty,Virtual machine',
      '',
    ]);
  });

  test('as JSON holds all that is known', async () => {
    const file = await fleetFile('json', { ...exported, columns: ['name'] });
    expect(JSON.parse(file.text)).toMatchObject({
      exportedOn: '2026-11-22',
      devices: [
        { name: '=HYPERLINK("http://x")', warranty: 'expiring', clientName: 'Contoso' },
        {},
      ],
    });
  });
});
