import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Evidence, RowEvidence } from '@/lib/domain/evidence';
import type { DeviceId } from '@/lib/domain/ids';
import { trackDevices } from '@/lib/store/device-tracking';
import { recognisePage, recogniseRows } from '@/lib/sync/recognise-devices';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId, site, siteId } from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
const { signal } = new AbortController();

/** Contoso and Fabrikam are mapped, Initech is not; all three have a device named SRV-1. */
beforeEach(async () => {
  world = await createSyncWorld();
  put(world.fleet.companies, [
    company(1, { name: 'Contoso', externalIds: ['19304'] }),
    company(2, { name: 'Fabrikam', friendlyName: 'Fabrikam & Sons' }),
    company(3, { name: 'Initech' }),
  ]);
  put(world.fleet.sites, [
    site(1, 1, { name: 'Main office' }),
    site(2, 2, { name: 'Main office' }),
    site(3, 3, { name: 'Main office' }),
    site(4, 1, { name: 'Harbour' }),
  ]);
  put(world.fleet.devices, [
    device(1, 1, { name: 'SRV-1', serialNumber: 'AAA1111', siteId: siteId(1) }),
    device(2, 2, { name: 'SRV-1', serialNumber: 'BBB2222', siteId: siteId(2) }),
    device(3, 3, { name: 'SRV-1', serialNumber: 'CCC3333' }),
    device(4, 1, { name: 'Front desk', hostName: 'WS-4', regId: '987', siteId: siteId(1) }),
    device(5, 1, { name: 'Kiosk', siteId: siteId(1) }),
    device(6, 1, { name: 'Kiosk', siteId: siteId(4) }),
    device(7, 1, { name: 'Staged one' }),
    device(8, 2, { name: 'Twin', serialNumber: 'SAME-999' }),
    device(9, 2, { name: 'Other twin', serialNumber: 'SAME 999' }),
  ]);
  await world.sync();
  world.runId = 'run-2';
  await world.map(1, 2);
  await world.resume();
  await trackDevices(world.db, [1, 2, 4, 5, 6, 8, 9].map(deviceId), 'imported');
});

const nothing: Evidence = { ids: [], regIds: [], texts: [] };
const evidence = (change: Partial<Evidence>): Evidence => ({ ...nothing, ...change });
const texts = (...shown: readonly string[]): Evidence => evidence({ texts: shown });

const deps = () => ({
  openDatabase: world.openDatabase,
  idAsker: { ask: async () => [] },
  now: () => world.time,
});
const rowsIn = async (page: Evidence, ...rows: readonly Evidence[]) =>
  (await recogniseRows(deps(), { rows, page })).devices.map(
    (view) => view && Number(view.id.slice(-3)),
  );
const row = async (shown: Evidence, page = nothing) => (await rowsIn(page, shown))[0];
const mapAll = async () => {
  await world.map(3);
  await world.resume();
  await trackDevices(world.db, [deviceId(3)], 'imported');
};

describe('a row names a device', () => {
  test.for<[string, Evidence, number | null]>([
    ['by its id', evidence({ ids: [deviceId(4)] }), 4],
    [
      'by its id in spite of what its texts say',
      evidence({ ids: [deviceId(4)], texts: ['Kiosk'] }),
      4,
    ],
    ['by its legacy number', evidence({ regIds: ['987'] }), 4],
    ['by its serial number', texts('x', 'BBB2222'), 2],
    ['by its serial number in another spelling', texts('bbb-2222'), 2],
    ['by its name and its company', texts('SRV-1', 'Contoso'), 1],
    ['by its host name and its company', texts('ws-4', 'CONTOSO'), 4],
    [
      'by its name and the id of its company',
      evidence({ ids: [companyId(2)], texts: ['SRV-1'] }),
      2,
    ],
    ['by its name and the id of its site', evidence({ ids: [siteId(2)], texts: ['SRV-1'] }), 2],
    ['by its name, company and site', texts('Kiosk', 'Contoso', 'Harbour'), 6],
  ])('%s', async ([, shown, number]) => {
    expect(await row(shown)).toBe(number);
  });
});

describe('a row gets no badge', () => {
  test.for<[string, Evidence]>([
    [
      'when it is of a company without mapping, whose device has the same name',
      texts('SRV-1', 'Initech'),
    ],
    [
      'when only the site is named, which other companies have as well',
      texts('SRV-1', 'Main office'),
    ],
    ['when its company is not told and not every company is stored', texts('Front desk')],
    ['when one company has two of that name', texts('Kiosk', 'Contoso')],
    ['when two devices have one serial number', texts('SAME999')],
    ['when the serial number is a placeholder', texts('Default string', 'Contoso')],
    ['when the device is not imported', texts('Staged one', 'Contoso')],
    ['when nothing of it is known', texts('Nobody', 'Contoso')],
    ['when it shows nothing', nothing],
    [
      'when it mentions a known device after an id that is not known',
      evidence({ ids: ['d0000000-0000-4000-8000-00000000ffff', deviceId(4)] }),
    ],
  ])('%s', async ([, shown]) => {
    expect(await row(shown)).toBeNull();
  });

  test('when its company shares its name with one that is not mapped', async () => {
    put(world.fleet.companies, [company(4, { name: 'Contoso' })]);
    world.runId = 'run-3';
    await world.sync();
    expect(await row(texts('SRV-1', 'Contoso'))).toBeNull();
  });

  test('while the devices of its company are not all listed', async () => {
    await world.map(3);
    put(world.fleet.devices, [device(30, 3, { name: 'SRV-1' })]);
    expect(await row(texts('SRV-1', 'Initech'))).toBeNull();
  });
});

describe('a name', () => {
  beforeEach(async () => {
    put(world.fleet.devices, [
      device(40, 1, { name: 'Server' }),
      device(41, 1, { name: 'DC02' }),
      device(42, 1, { name: 'Big box', hostName: 'dc07.contoso.local' }),
      device(43, 1, { name: 'PC001' }),
    ]);
    world.runId = 'run-4';
    await world.sync();
    await trackDevices(world.db, [40, 41, 42, 43].map(deviceId), 'imported');
  });
  const known = async (lead: string, ...others: readonly string[]) => {
    const shown: RowEvidence = {
      ...texts(lead, ...others, 'Contoso'),
      lead: { text: lead, ids: [] },
    };
    return row(shown);
  };

  test.for<[string, string, number | null]>([
    ['with the domain of its host', 'DC02.contoso.local', 41],
    ['without the domain that it has in the RMM', 'DC07', 42],
    ['with another domain than in the RMM', 'dc07.fabrikam.local', null],
    ['that the page may break in the middle', 'DC\u200b02', 41],
    ['of another punctuation', 'PC-001', null],
  ])('%s', async ([, name, number]) => {
    expect(await known(name)).toBe(number);
  });

  test('that is the word for a kind of thing counts only where the row is known by it', async () => {
    expect(await known('DC02', 'Server')).toBe(41);
    expect(await known('Backup has failed', 'Server')).toBeNull();
    expect(await known('SERVER', 'Server')).toBe(40);
  });

  test('by which a row is known stands before others that it mentions', async () => {
    expect(await known('DC02', 'DC07')).toBe(41);
  });
});

describe('what a page is about counts for its rows', () => {
  const aboutFabrikam = evidence({ ids: [companyId(2)] });

  test('where they do not say it themselves', async () => {
    expect(await row(texts('SRV-1'), aboutFabrikam)).toBe(2);
    expect(await row(texts('SRV-1'), texts('Fabrikam'))).toBe(2);
  });

  test('and not where they do', async () => {
    expect(await row(texts('SRV-1', 'Contoso'), aboutFabrikam)).toBe(1);
    expect(await row(texts('SRV-1', 'Initech'), aboutFabrikam)).toBeNull();
  });

  test('and not when it names several companies', async () => {
    expect(await row(texts('SRV-1'), texts('Fabrikam', 'Initech'))).toBeNull();
    expect(await row(texts('Front desk'), texts('Fabrikam', 'Contoso'))).toBeNull();
  });

  test('and not when it is about one without mapping', async () => {
    expect(await row(texts('SRV-1'), texts('Initech'))).toBeNull();
  });
});

describe('with every company mapped', () => {
  beforeEach(mapAll);

  test('a name that is the only one is enough', async () => {
    expect(await row(texts('Front desk'))).toBe(4);
  });

  test('a name that two have is not', async () => {
    expect(await row(texts('SRV-1'))).toBeNull();
  });

  test('the newer record of a machine that was set up anew is meant', async () => {
    world.fleet.devices.delete(deviceId(4));
    put(world.fleet.devices, [device(40, 1, { name: 'Front desk' })]);
    world.runId = 'run-5';
    await world.sync();
    await trackDevices(world.db, [deviceId(40)], 'imported');
    expect(await row(texts('Front desk', 'Contoso'))).toBe(40);
  });
});

test('a company counts by either of its names', async () => {
  expect(await row(texts('SRV-1', 'Fabrikam'))).toBe(2);
  expect(await row(texts('SRV-1', 'Fabrikam & Sons'))).toBe(2);
});

test('rows are answered in their order, the same device as often as it is shown', async () => {
  const answers = rowsIn(
    nothing,
    texts('SRV-1', 'Fabrikam'),
    texts('?'),
    texts('AAA1111'),
    texts('SRV-1', 'Fabrikam'),
  );
  expect(await answers).toEqual([2, null, 1, 2]);
});

describe('a page', () => {
  const page = async (shown: Evidence, chosen?: DeviceId) =>
    recognisePage(deps(), { evidence: shown, ...(chosen && { chosen }) }, signal);

  test('is about the device in its address', async () => {
    const shown = evidence({ ids: [companyId(1), siteId(1), deviceId(4)] });
    await expect(page(shown)).resolves.toMatchObject({
      is: 'device',
      by: 'id',
      device: { name: 'Front desk', companyName: 'Contoso', standing: 'imported' },
    });
  });

  test('shows a staged device, and one whose company lost its mapping, for what they are', async () => {
    await expect(page(evidence({ ids: [deviceId(7)] }))).resolves.toMatchObject({
      device: { standing: 'staged' },
    });
    await world.unmap(1);
    await expect(page(evidence({ ids: [deviceId(4)] }))).resolves.toMatchObject({
      device: { standing: 'company-not-mapped' },
    });
  });

  test('that two devices may be meant by tells them apart', async () => {
    const told = { name: 'Kiosk', companyName: 'Contoso' };
    await expect(page(texts('Kiosk', 'Contoso'))).resolves.toEqual({
      is: 'ambiguous',
      choices: [
        { ...told, id: deviceId(5), siteName: 'Main office' },
        { ...told, id: deviceId(6), siteName: 'Harbour' },
      ],
      others: 0,
    });
  });

  test('that only bears a name is told of no device, where several have it', async () => {
    await mapAll();
    await expect(page(texts('SRV-1'))).resolves.toEqual({ is: 'unknown' });
    await expect(page(texts('SRV-1'), deviceId(1))).resolves.toEqual({ is: 'unknown' });
  });

  test('is told the serial numbers that it shows, and no other', async () => {
    put(world.fleet.devices, [
      device(5, 1, { name: 'Kiosk', siteId: siteId(1), serialNumber: 'DDD5555' }),
      device(6, 1, { name: 'Kiosk', siteId: siteId(4), serialNumber: 'EEE6666' }),
    ]);
    world.runId = 'run-3';
    await world.sync();
    const choicesOf = async (shown: Evidence) => {
      const answer = await page(shown);
      return answer.is === 'ambiguous' && answer.choices.map(({ serialNumber }) => serialNumber);
    };
    expect(await choicesOf(texts('Kiosk', 'Contoso'))).toEqual([undefined, undefined]);
    expect(await choicesOf(texts('SAME-999'))).toEqual(['SAME-999', 'SAME 999']);
    expect(
      await choicesOf(evidence({ ids: [deviceId(5), deviceId(6)], texts: ['Kiosk'] })),
    ).toEqual(['DDD5555', 'EEE6666']);
  });

  test('is about the one that a person has chosen, if it is one of them', async () => {
    await expect(page(texts('Kiosk', 'Contoso'), deviceId(6))).resolves.toMatchObject({
      is: 'device',
      by: 'choice',
      device: { siteName: 'Harbour' },
    });
    await expect(page(texts('Kiosk', 'Contoso'), deviceId(4))).resolves.toMatchObject({
      is: 'ambiguous',
    });
    await expect(page(evidence({ ids: [deviceId(4)] }), deviceId(6))).resolves.toMatchObject({
      by: 'id',
      device: { name: 'Front desk' },
    });
  });

  test('about nothing that is known is unknown', async () => {
    await expect(page(texts('Dashboard'))).resolves.toEqual({ is: 'unknown' });
  });

  test('knows a company by the number in its links, not by one that is a text', async () => {
    const numbered = (...shown: readonly string[]) =>
      evidence({ companyNumbers: ['19304'], texts: shown });
    expect(await row(numbered('SRV-1'))).toBe(1);
    expect(await row(texts('SRV-1', '19304'))).toBeNull();
    expect(await row(texts('SRV-1'), numbered())).toBe(1);
    // It may be another company's number in another system.
    expect(await row(numbered('SRV-1', 'Fabrikam'))).toBeNull();
  });
});

describe('a row stands for', () => {
  const lead = (text: string, ...ids: readonly string[]): RowEvidence => ({
    ids,
    regIds: [],
    texts: [text, 'Active', '12'],
    lead: { text, ids },
  });
  const place = async (shown: RowEvidence, page = nothing) => {
    const { devices, places } = await recogniseRows(deps(), { rows: [shown], page });
    expect(devices).toEqual([null]);
    const [found] = places;
    return found && [found.name, found.siteId === undefined ? 'company' : 'site'];
  };

  test.for<[string, RowEvidence, Evidence, string[]]>([
    ['a company, by its id', lead('Contoso Ltd', companyId(1)), nothing, ['Contoso', 'company']],
    [
      'a company, by its number',
      {
        ...lead('?'),
        companyNumbers: ['19304'],
        lead: { text: '?', ids: [], companyNumbers: ['19304'] },
      },
      nothing,
      ['Contoso', 'company'],
    ],
    ['a company, by its name', lead('contoso'), nothing, ['Contoso', 'company']],
    [
      'a company, as the header of its group',
      lead('Contoso (12)'),
      nothing,
      ['Contoso', 'company'],
    ],
    ['a site, by its id', lead('Harbour', siteId(4)), nothing, ['Harbour', 'site']],
    [
      'a site, whose link names its company too',
      lead('The harbour', companyId(1), siteId(4)),
      nothing,
      ['Harbour', 'site'],
    ],
    [
      'a company, whose link names its main site too',
      lead('Contoso', companyId(1), siteId(4)),
      nothing,
      ['Contoso', 'company'],
    ],
    [
      'a site, by its name within the company of the page',
      lead('Main office'),
      texts('Fabrikam'),
      ['Main office', 'site'],
    ],
  ])('%s', async ([, shown, page, expected]) => {
    expect(await place(shown, page)).toEqual(expected);
  });

  test.for<[string, RowEvidence]>([
    ['where its name is that of several sites', lead('Main office')],
    ['where it leads to two companies', lead('Both', companyId(1), companyId(2))],
    [
      'where the company stands in a later cell',
      { ...texts('WS-9', 'Contoso'), lead: { text: 'WS-9', ids: [] } },
    ],
    [
      'where it has an id that is not known',
      { ...lead('Contoso'), ids: ['d0000000-0000-4000-8000-00000000ffff'] },
    ],
    [
      'where it mentions a device',
      { ...texts('Contoso', 'SRV-1'), lead: { text: 'Contoso', ids: [companyId(3)] } },
    ],
    ['where it has no first cell', texts('Contoso')],
  ])('nothing %s', async ([, shown]) => {
    const { places } = await recogniseRows(deps(), { rows: [shown], page: nothing });
    expect(places).toEqual([null]);
  });
});

test('a row stands in the company of its group before that of the page', async () => {
  const grouped: RowEvidence = { ...texts('SRV-1'), around: ['Contoso'] };
  expect(await rowsIn(texts('Fabrikam'), grouped)).toEqual([1]);
  const other: RowEvidence = { ...texts('x'), around: ['SRV-1', 'Contoso'] };
  expect(await rowsIn(nothing, other)).toEqual([null]);
});
