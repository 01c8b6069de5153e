import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { noCounts } from '@/lib/domain/sync-run';
import type { BodyOf, StatusView } from '@/lib/messages/protocol';
import { refuse, type Answers } from './fake-worker';
import { companyId, counts, device, group, page, status } from './make';
import { openPopup } from './open-pages';
import { descriptionOf, textOf } from './read';

const devices = [
  device('WS-01'),
  device('WS-02', { kind: 'desktop' }),
  device('SRV-01', { kind: 'server' }),
];
const [first, second] = devices;

async function openDevices(answers: Answers = { 'devices.list': () => page(devices) }) {
  const opened = openPopup(answers);
  await opened.user.click(await screen.findByRole('tab', { name: 'Devices' }));
  return opened;
}

const button = (name: string) => screen.getByRole('button', { name });
const tick = (name: string) => screen.findByRole('checkbox', { name: `Select ${name}` });
const lastQuery = (bodies: readonly BodyOf<'devices.list'>[]) => bodies.at(-1);

test('lists what is to be imported, with what tells the devices apart', async () => {
  await openDevices();
  const table = await screen.findByRole('table', { name: 'Devices to import' });
  const row = within(table).getAllByRole('row')[1];
  expect(textOf(row)).toContain('WS-01');
  expect(textOf(row)).toContain('Laptop');
  expect(textOf(row)).toContain('Dell Inc. Latitude 7440');
  expect(textOf(row)).toContain('7XK2L93');
  expect(textOf(row)).toContain('Contoso · HQ');
});

test('imports the selected devices', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'devices.track': () => ({ changed: 2 }),
  });
  await tick('WS-01');
  expect(button('Import selected')).toHaveProperty('disabled', true);
  await user.click(await tick('WS-01'));
  await user.click(await tick('WS-02'));
  await user.click(button('Import selected'));
  expect(await screen.findByText('Imported 2 devices.')).toBeTruthy();
  expect(worker.bodiesOf('devices.track')).toEqual([
    { selection: { ids: [first?.id, second?.id] }, tracking: 'imported' },
  ]);
  expect(await tick('WS-01')).toHaveProperty('checked', false);
});

test('ignores the selected devices', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'devices.track': () => ({ changed: 1 }),
  });
  await user.click(await tick('SRV-01'));
  await user.click(button('Ignore selected'));
  expect(await screen.findByText('Ignored 1 device.')).toBeTruthy();
  expect(worker.bodiesOf('devices.track')).toMatchObject([{ tracking: 'ignored' }]);
});

test('selects all on the page at once', async () => {
  const { user } = await openDevices();
  await tick('WS-01');
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  expect(await tick('SRV-01')).toHaveProperty('checked', true);
  expect(screen.getByText(/^3 selected/)).toBeTruthy();
});

test('Import all takes everything that the filters show, and says how many that is', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices, 250),
    'devices.track': () => ({ changed: 250 }),
  });
  await tick('WS-01');
  expect(descriptionOf(button('Import all'))).toContain('250 devices');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Company' }), 'Contoso');
  await tick('WS-01');
  await user.click(button('Import all'));
  await screen.findByText('Imported 250 devices.');
  expect(worker.bodiesOf('devices.track')).toEqual([
    {
      selection: { allOf: { tracking: 'staged', companyId: companyId('c-contoso') } },
      tracking: 'imported',
    },
  ]);
});

test('filters by company, by type and by words', async () => {
  const { user, worker } = await openDevices();
  await tick('WS-01');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Laptop');
  expect(lastQuery(worker.bodiesOf('devices.list'))).toMatchObject({ kind: 'laptop', offset: 0 });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'All types');
  expect(lastQuery(worker.bodiesOf('devices.list'))).not.toHaveProperty('kind');
  await user.type(screen.getByRole('searchbox', { name: 'Search devices' }), '7XK');
  await waitFor(() =>
    expect(lastQuery(worker.bodiesOf('devices.list'))).toMatchObject({ search: '7XK' }),
  );
});

test('filters by device group where ConnectWise has some', async () => {
  const kiosks = group('Kiosks');
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'groups.list': () => [group('Laptops'), kiosks],
  });
  const filter = await screen.findByRole('combobox', { name: 'Group' });
  await user.selectOptions(filter, 'Kiosks');
  expect(lastQuery(worker.bodiesOf('devices.list'))).toMatchObject({ groupId: kiosks.id });
  await user.selectOptions(filter, 'All groups');
  expect(lastQuery(worker.bodiesOf('devices.list'))).not.toHaveProperty('groupId');
});

test('groups that a sync brings can be chosen at once', async () => {
  const { worker } = await openDevices({
    'devices.list': () => page(devices),
    'groups.list': () => [],
  });
  await tick('WS-01');
  const { sync } = status();
  if (sync.at !== 'done') throw new Error('The test wants a sync that is done');
  worker.answer({
    'groups.list': () => [group('Kiosks')],
    'status.get': () => status({ sync: { ...sync, finishedAt: Date.now() } }),
  });
  worker.notify({ about: 'status' });
  expect(await screen.findByRole('combobox', { name: 'Group' })).toBeTruthy();
});

test('offers no group to choose where there is none', async () => {
  await openDevices({ 'devices.list': () => page(devices), 'groups.list': () => [] });
  await tick('WS-01');
  expect(screen.queryByRole('combobox', { name: 'Group' })).toBeNull();
});

test('a name leads to the device', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'device.open': () => ({ in: 'portal' }),
  });
  await user.click(await screen.findByRole('button', { name: 'WS-02' }));
  expect(worker.bodiesOf('device.open')).toEqual([second?.id]);
});

test('turns pages of a hundred', async () => {
  const { user, worker } = await openDevices({ 'devices.list': () => page(devices, 250) });
  expect(await screen.findByText('1 to 100 of 250')).toBeTruthy();
  await user.click(button('Next page'));
  expect(await screen.findByText('101 to 200 of 250')).toBeTruthy();
  expect(lastQuery(worker.bodiesOf('devices.list'))).toMatchObject({ offset: 100, limit: 100 });
});

test('goes back to the last page there is when its own has emptied', async () => {
  const { user, worker } = await openDevices({ 'devices.list': () => page(devices, 150) });
  await user.click(await screen.findByRole('button', { name: 'Next page' }));
  await screen.findByText('101 to 150 of 150');
  worker.answer({ 'devices.list': ({ offset }) => page(offset > 0 ? [] : devices, 90) });
  worker.notify({ about: 'devices', ids: 'all' });
  expect(await screen.findByText('1 to 90 of 90')).toBeTruthy();
});

test('the selection survives fresh data and a page turned', async () => {
  const { user, worker } = await openDevices({ 'devices.list': () => page(devices, 250) });
  await user.click(await tick('WS-02'));
  worker.notify({ about: 'devices', ids: 'all' });
  await user.click(button('Next page'));
  await screen.findByText('101 to 200 of 250');
  expect(screen.getByText(/^1 selected/)).toBeTruthy();
});

test('the switch imports new devices automatically', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'settings.set': (part) => ({ ...status().settings, ...part }),
  });
  const toggle = await screen.findByRole('switch', { name: 'Import new devices automatically' });
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  worker.answer({
    'status.get': () =>
      status({ settings: { ...status().settings, importNewAutomatically: true } }),
  });
  await user.click(toggle);
  expect(worker.bodiesOf('settings.set')).toEqual([{ importNewAutomatically: true }]);
  await waitFor(() => expect(toggle.getAttribute('aria-checked')).toBe('true'));
});

const running = {
  at: 'running',
  kind: 'quick',
  phase: 'devices',
  done: 0,
  counts: noCounts,
} as const;

test.for<readonly [string, Partial<StatusView>]>([
  ['No company is mapped yet', { counts: counts({ companies: 5, unmappedCompanies: 5 }) }],
  ['The sync is still running', { sync: running }],
  ['All devices are reviewed', {}],
  ['The mapped companies have no devices', { counts: counts({ imported: 0 }) }],
])('an empty list says why: %s', async ([reason, over]) => {
  await openDevices({ 'status.get': () => status(over), 'devices.list': () => page([]) });
  expect(await screen.findByText(reason)).toBeTruthy();
});

test('an empty list says when it is the filters, and shows all again', async () => {
  const { user, worker } = await openDevices();
  await tick('WS-01');
  worker.answer({
    'devices.list': ({ kind }) => ({ ...page(devices), rows: kind ? [] : devices }),
  });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Laptop');
  await screen.findByText('No device fits these filters');
  await user.click(button('Show all'));
  expect(await tick('WS-01')).toBeTruthy();
});

test('an import that failed says why, keeps the selection, and tries again', async () => {
  const { user, worker } = await openDevices({
    'devices.list': () => page(devices),
    'devices.track': refuse(new Failure('unexpected', 'The store is closed.')),
  });
  await user.click(await tick('WS-01'));
  await user.click(button('Import selected'));
  expect(textOf(await screen.findByRole('alert'))).toContain('The store is closed.');
  expect(await tick('WS-01')).toHaveProperty('checked', true);
  worker.answer({ 'devices.track': () => ({ changed: 1 }) });
  await user.click(button('Try again'));
  expect(await screen.findByText('Imported 1 device.')).toBeTruthy();
});

test('hostile device names are shown as text', async () => {
  await openDevices({ 'devices.list': () => page([device('<b onclick=x>WS</b>')]) });
  expect(await tick('<b onclick=x>WS</b>')).toBeTruthy();
});
