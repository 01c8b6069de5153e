import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { problemOf } from '@/lib/domain/failure';
import { Failure } from '@/lib/domain/failure';
import { parseSiteId } from '@/lib/domain/ids';
import type { DevicePage, ListedDevice, StatusView } from '@/lib/messages/protocol';
import type { Answers } from './fake-worker';
import { companyId, counts, device, page, status } from './make';
import { openPopup, openWorkspace } from './open-pages';
import { textOf } from './read';

const devices = [device('WS-01'), device('WS-02')];
const [first, second] = devices;

const shown = (over: Partial<DevicePage> = {}, rows: readonly ListedDevice[] = devices) => ({
  ...page(rows),
  ...over,
});

async function openDevices(answers: Answers) {
  const opened = openPopup(answers);
  await opened.user.click(await screen.findByRole('tab', { name: 'Devices' }));
  await screen.findByRole('checkbox', { name: 'Select WS-01' });
  return opened;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const tick = (name: string) => screen.findByRole('checkbox', { name: `Select ${name}` });

test('devices are put aside for a reason, which may be a person’s own words', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => shown(),
    'devices.track': () => ({ changed: 1 }),
  });
  await user.click(await tick('WS-01'));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Reason for ignoring' }), 'Other');
  await user.type(screen.getByRole('textbox', { name: 'What is the reason?' }), ' Lent out ');
  await user.click(button('Ignore selected'));
  await screen.findByText('Ignored 1 device.');
  expect(worker.bodiesOf('devices.track')).toEqual([
    {
      selection: { ids: [first?.id] },
      tracking: 'ignored',
      why: { reason: 'other', note: 'Lent out' },
    },
  ]);
});

test('ignored devices show why, can be given another reason, and are brought back', async () => {
  const rows: readonly ListedDevice[] = [
    { ...device('WS-01'), ignoredWhy: { reason: 'other', note: 'Lent out' } },
    { ...device('WS-02'), ignoredWhy: { reason: 'kind' } },
  ];
  const { user, worker } = openWorkspace('#devices?tracking=ignored', {
    'devices.list': () => shown({}, rows),
    'devices.track': () => ({ changed: 1 }),
  });
  expect(await screen.findByText('Ignored: Lent out')).toBeTruthy();
  expect(screen.getByText('Ignored: Its type is ignored automatically')).toBeTruthy();
  await user.click(await tick('WS-01'));
  expect(button('Set reason')).toHaveProperty('disabled', true);
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Reason for ignoring' }),
    'Retired or replaced',
  );
  await user.click(button('Set reason'));
  await screen.findByText('Reason set for 1 device.');
  await user.click(await tick('WS-02'));
  await user.click(button('Put back for review'));
  await screen.findByText('Put back for review: 1 device.');
  expect(worker.bodiesOf('devices.track')).toEqual([
    { selection: { ids: [first?.id] }, tracking: 'ignored', why: { reason: 'retired' } },
    { selection: { ids: [second?.id] }, tracking: 'staged' },
  ]);
});

test('all devices of a filter are selected over its pages, and only those', async () => {
  const ids = Array.from({ length: 1_234 }, (_, index) => device(`D-${index}`).id);
  const { user, worker } = await openDevices({
    'devices.list': () => ({ ...shown(), total: 1_234 }),
    'devices.ids': () => ids,
    'devices.track': ({ selection }) => ({
      changed: 'ids' in selection ? selection.ids.length : 0,
    }),
  });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Laptop');
  await tick('WS-01');
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(button('Select all 1,234 of this filter'));
  await waitFor(() => expect(screen.getByText(/^1,236 selected/)).toBeTruthy());
  expect(worker.bodiesOf('devices.ids')).toEqual([{ tracking: 'staged', kind: 'laptop' }]);
  await user.click(button('Ignore selected'));
  await screen.findByText('Ignored 1,236 devices.');
  expect(worker.bodiesOf('devices.track')).toHaveLength(3);
});

test('a selection is taken away at one stroke', async () => {
  const { user } = await openDevices({ 'devices.list': () => shown() });
  await user.click(await tick('WS-01'));
  await user.click(button('Clear selection'));
  expect(await tick('WS-01')).toHaveProperty('checked', false);
});

test('Import all says what was put aside by its type', async () => {
  const { user } = await openDevices({
    'devices.list': () => shown(),
    'devices.track': () => ({ changed: 2, putAside: 3 }),
  });
  await user.click(button('Import all'));
  expect(await screen.findByText(/^Imported 2 devices\. 3 were put aside/)).toBeTruthy();
});

test('counts by company, site, type and maker lead to their devices', async () => {
  const site = parseSiteId('site-1');
  if (!site) throw new Error('This is a site’s id');
  const { user, worker } = await openDevices({
    'devices.list': () =>
      shown({
        sites: [{ value: site, name: 'Berlin', of: 'Contoso', count: 4 }],
        makers: [
          { value: 'Dell Inc.', name: 'Dell Inc.', count: 3 },
          { value: '', name: '', count: 1 },
        ],
      }),
  });
  await user.click(screen.getByText('Counts by company, site, type and maker'));
  const lists = ['By company', 'By site', 'By type', 'By maker'].map((name) =>
    textOf(screen.getByRole('list', { name })),
  );
  expect(lists).toEqual([
    'Contoso 2',
    'Contoso · Berlin 4',
    'Laptop 2',
    'Dell Inc. 3Maker unknown 1',
  ]);
  await user.click(button('Maker unknown 1: show only these'));
  expect(worker.bodiesOf('devices.list').at(-1)).toMatchObject({ maker: '' });
  await user.click(button('Contoso · Berlin 4: show only these'));
  expect(worker.bodiesOf('devices.list').at(-1)).toMatchObject({ maker: '', siteId: site });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Company' }), 'Contoso');
  const last = worker.bodiesOf('devices.list').at(-1);
  expect(last).toMatchObject({ companyId: companyId('c-contoso') });
  expect(last).not.toHaveProperty('siteId');
});

test('what has come since the last visit is marked, and can be listed alone', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () =>
      shown({ marks: { new: 1, twins: 0, missing: 0 }, newSince: Date.now() - 86_400_000 }, [
        { ...device('WS-01'), isNew: true },
        device('WS-02'),
      ]),
    'devices.visit': () => null,
  });
  expect(worker.bodiesOf('devices.visit')).toEqual([null]);
  const row = (await tick('WS-01')).closest('tr');
  expect(within(row ?? document.body).getByText('New')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /^New since/ }));
  expect(worker.bodiesOf('devices.list').at(-1)).toMatchObject({ only: 'new' });
});

test('two devices of one serial number are compared, and one of them is put aside', async () => {
  const rows: readonly ListedDevice[] = [
    { ...device('WS-01'), twins: { count: 1, name: 'WS-02' } },
    { ...device('WS-02'), twins: { count: 1, name: 'WS-01' } },
  ];
  const { user, worker } = await openDevices({
    'devices.list': () => shown({}, rows),
    'devices.twins': () => rows,
    'devices.track': () => ({ changed: 1 }),
  });
  expect(screen.getByText('Same serial number as WS-02')).toBeTruthy();
  await user.click(button('Compare WS-01 with the others of its serial number'));
  const dialog = await screen.findByRole('dialog', {
    name: /^Serial number .* stands at 2 devices/,
  });
  expect(within(dialog).getByRole('region', { name: 'WS-01' })).toBeTruthy();
  worker.answer({ 'devices.twins': () => [] });
  await user.click(within(dialog).getByRole('button', { name: 'Ignore WS-02' }));
  expect(await within(dialog).findByText('Ignored 1 device.')).toBeTruthy();
  expect(within(dialog).getByText(/^No other device has this serial number/)).toBeTruthy();
  expect(worker.bodiesOf('devices.track')).toEqual([
    { selection: { ids: [second?.id] }, tracking: 'ignored', why: { reason: 'twin' } },
  ]);
});

test('a person can say that devices of one serial number are different ones', async () => {
  const rows: readonly ListedDevice[] = [{ ...device('WS-01'), twins: { count: 3, name: 'X' } }];
  const { user, worker } = await openDevices({
    'devices.list': () => shown({}, rows),
    'devices.twins': () => rows,
    'devices.keep-twins': () => null,
  });
  expect(screen.getByText('Same serial number as 3 other devices')).toBeTruthy();
  await user.click(button(/^Compare WS-01/));
  await user.click(await screen.findByRole('button', { name: 'They are different devices' }));
  await screen.findByText('They are not pointed out any more.');
  expect(worker.bodiesOf('devices.keep-twins')).toEqual([first?.id]);
});

test('each type has its own rule for automatic import', async () => {
  const settings = { ...status().settings, importRules: { mobile: 'review' } } as const;
  const { user, worker } = await openDevices({
    'devices.list': () => shown(),
    'status.get': () => status({ settings }),
    'settings.set': (part) => ({ ...settings, ...part }),
  });
  await user.click(screen.getByText('Automatic import by type'));
  const rule = (name: string) => screen.getByRole('combobox', { name });
  expect(rule('Virtual machine')).toHaveProperty('value', 'ignore');
  expect(rule('Laptop')).toHaveProperty('value', 'import');
  expect(rule('Mobile device')).toHaveProperty('value', 'review');
  await user.selectOptions(rule('Cloud instance'), 'Import');
  expect(worker.bodiesOf('settings.set')).toEqual([
    { importRules: { mobile: 'review', cloud: 'import' } },
  ]);
});

const scopeProblem = problemOf(
  new Failure('missing-scope', 'The key may not list devices.', { scope: 'platform.devices.read' }),
);
const connected = status().connection;
if (connected.at !== 'connected') throw new Error('The test wants a connection');

test.for<readonly [string, Partial<StatusView>]>([
  ['The key may not read devices', { connection: { ...connected, problem: scopeProblem } }],
  [
    'The key may not read devices',
    { connection: { ...connected, permissions: [{ id: 'devices', grant: 'missing' }] } },
  ],
  [
    'The last sync failed',
    {
      sync: {
        at: 'stopped',
        stoppedAt: 1,
        problem: problemOf(new Failure('server-error', 'ConnectWise answered 500.')),
      },
    },
  ],
  ['There was no sync yet', { sync: { at: 'never' }, counts: counts({ companies: 0 }) }],
  // Only a data file brings devices without a sync.
  ['All devices are reviewed', { sync: { at: 'never' } }],
  [
    'No company is mapped yet',
    { counts: counts({ companies: 5, unmappedCompanies: 3, leftOut: 2 }) },
  ],
])('an empty list says why: %s', async ([reason, over]) => {
  const { user } = openPopup({
    'status.get': () => status(over),
    'devices.list': () => page([]),
  });
  await user.click(await screen.findByRole('tab', { name: 'Devices' }));
  expect(await screen.findByText(reason)).toBeTruthy();
});
