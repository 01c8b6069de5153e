import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import { refuse } from './fake-worker';
import { bothFields, connected, counts, granted, status } from './make';
import { openPopup } from './open-pages';
import { textOf } from './read';

const button = (name: string) => screen.findByRole('button', { name });
const problem = (kind: Failure['kind'], message: string) => problemOf(new Failure(kind, message));

test.for([
  ['paused', 'Bulk edit paused: 8 of 68 done', 'Bulk edit paused'],
  ['running', 'Bulk edit under way: 8 of 68 done', 'Saving edits'],
] as const)(
  'a bulk edit that is %s is told of, with the way to it',
  async ([state, text, word]) => {
    const openBulk = { id: 'bulk-1', state, done: 8, total: 68 } as const;
    openPopup({ 'status.get': () => status({ openBulk }) });
    expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getAllByText(word).length).toBeGreaterThan(0);
    const link = screen.getByRole('link', { name: 'Show this bulk edit' });
    expect(link.getAttribute('href')).toBe('workspace.html#bulk/bulk-1');
  },
);

test('says that it is connected, where, and with which key', async () => {
  openPopup();
  expect(await screen.findByText('Connected')).toBeTruthy();
  expect(screen.getByText('North America')).toBeTruthy();
  expect(screen.getByText('0e30a1…0718')).toBeTruthy();
});

test('says when it last synced, and that it never did', async () => {
  const sync = {
    at: 'done',
    finishedAt: Date.now() - 5 * 60_000,
    counts: noCounts,
    changes: noChanges,
    skipped: [],
    leftOut: [],
  } as const;
  const { worker } = openPopup({ 'status.get': () => status({ sync }) });
  expect(await screen.findByText(/^Last synced 5 minutes ago/)).toBeTruthy();
  worker.answer({ 'status.get': () => status({ sync: { at: 'never' } }) });
  worker.notify({ about: 'status' });
  expect(
    await screen.findByText(/^Not synced yet: what is here comes from a data file/),
  ).toBeTruthy();
  const none = { ...status().counts, companies: 0, imported: 0 };
  worker.answer({ 'status.get': () => status({ sync: { at: 'never' }, counts: none }) });
  worker.notify({ about: 'status' });
  expect(await screen.findByText('Last synced: not yet')).toBeTruthy();
});

test('Resync starts a quick one', async () => {
  const { user, worker } = openPopup({ 'sync.start': () => null });
  await user.click(await button('Resync'));
  expect(worker.bodiesOf('sync.start')).toEqual([{ kind: 'quick' }]);
});

test('a full resync starts only after a yes', async () => {
  const { user, worker } = openPopup({ 'sync.start': () => null });
  await user.click(await button('Full resync'));
  expect(worker.bodiesOf('sync.start')).toEqual([]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await user.click(await button('Full resync'));
  await user.click(await button('Yes, start a full resync'));
  expect(worker.bodiesOf('sync.start')).toEqual([{ kind: 'full' }]);
});

test('a sync under way shows how far it is and why it waits, and can be cancelled', async () => {
  const waiting = problem('rate-limited', 'ConnectWise asked to wait.');
  const { user, worker } = openPopup({
    'status.get': () =>
      status({
        sync: {
          at: 'running',
          kind: 'quick',
          phase: 'devices',
          done: 3,
          total: 12,
          counts: { ...noCounts, devices: 640 },
          waiting,
        },
      }),
    'sync.cancel': () => null,
  });
  const bar = await screen.findByRole('progressbar', { name: 'Sync progress' });
  expect(bar).toMatchObject({ value: 3, max: 12 });
  expect(screen.getByText('Devices by company, 3 of 12')).toBeTruthy();
  expect(screen.getByText(/Waiting: ConnectWise asked to wait\./)).toBeTruthy();
  expect(await button('Resync')).toHaveProperty('disabled', true);
  await user.click(await button('Cancel sync'));
  expect(worker.bodiesOf('sync.cancel')).toHaveLength(1);
});

test('offers to cancel only what runs', async () => {
  openPopup();
  await button('Resync');
  expect(screen.queryByRole('button', { name: 'Cancel sync' })).toBeNull();
});

test('tells what a sync set aside and passed over, by number and by name', async () => {
  openPopup({
    'status.get': () =>
      status({
        sync: {
          at: 'done',
          finishedAt: Date.now(),
          counts: { ...noCounts, setAside: 2 },
          changes: noChanges,
          skipped: ['Litware: ConnectWise answered 403'],
          leftOut: [],
        },
      }),
  });
  expect(await screen.findByText(/2 records were set aside/)).toBeTruthy();
  expect(screen.getByText('Litware: ConnectWise answered 403')).toBeTruthy();
});

test('disconnecting keeps the data unless the person also chooses to remove it', async () => {
  const { user, worker } = openPopup({ 'connection.forget': () => null });
  await user.click(await button('Disconnect'));
  await user.click(await button('Yes, disconnect'));
  await waitFor(() =>
    expect(worker.bodiesOf('connection.forget')).toEqual([{ removeData: false }]),
  );
});

test('after a disconnect nothing is left of the key that was entered before', async () => {
  const { user, worker } = openPopup({
    'connection.save': () => ({ permissions: granted() }),
    'connection.forget': () => null,
  });
  await user.click(await screen.findByText('What the key may do'));
  await user.click(await button('Enter another key'));
  await user.type(screen.getByRole('textbox', { name: 'Client secret' }), 'the-new-secret');
  await user.click(await button('Save and sync'));
  expect(await screen.findByText(/^Connected\. 10 of 10 permissions granted/)).toBeTruthy();

  worker.answer({ 'status.get': () => status({ connection: { at: 'disconnected' } }) });
  await user.click(await button('Disconnect'));
  await user.click(await button('Yes, disconnect'));
  await screen.findByRole('heading', { name: 'Connect to ConnectWise RMM' });
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Client ID' })).toHaveProperty('value', ''),
  );
  expect(screen.queryByText(/permissions granted/)).toBeNull();
});

test('removing the data is a separate choice', async () => {
  const { user, worker } = openPopup({ 'connection.forget': () => null });
  await user.click(await button('Disconnect'));
  await user.click(screen.getByRole('checkbox', { name: /Also remove everything/ }));
  await user.click(await button('Yes, disconnect and remove the data'));
  await waitFor(() => expect(worker.bodiesOf('connection.forget')).toEqual([{ removeData: true }]));
});

test('refused credentials are told once, with a form that already knows the Client ID', async () => {
  const refused = problem('refused-credentials', 'ConnectWise refused the credentials.');
  const { user, worker } = openPopup({
    'status.get': () =>
      status({
        connection: { ...connected, problem: refused },
        sync: { at: 'stopped', stoppedAt: 0, problem: refused },
      }),
    'connection.save': () => ({ permissions: granted() }),
  });
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
  await user.click(await button('Enter the key again'));
  await user.type(screen.getByRole('textbox', { name: 'Client secret' }), 'the-new-secret');
  await user.click(await button('Save and sync'));
  expect(worker.bodiesOf('connection.save')).toEqual([
    { clientId: connected.clientId, clientSecret: 'the-new-secret', region: 'na' },
  ]);
});

test('a key that may do more is entered in place of the one there is', async () => {
  const { user, worker } = openPopup({ 'connection.save': () => ({ permissions: granted() }) });
  await user.click(await screen.findByText('What the key may do'));
  await user.click(await button('Enter another key'));
  expect(screen.getByRole('textbox', { name: 'Client ID' })).toHaveProperty(
    'value',
    connected.clientId,
  );
  await user.type(screen.getByRole('textbox', { name: 'Client secret' }), 'the-new-secret');
  await user.click(await button('Save and sync'));
  expect(await screen.findByText(/^Connected\. 10 of 10 permissions granted/)).toBeTruthy();
  expect(worker.bodiesOf('connection.save')).toHaveLength(1);
  await user.click(await button('Close the form'));
  expect(screen.queryByRole('textbox', { name: 'Client ID' })).toBeNull();
});

test('a host that the browser took away is given back in one step', async () => {
  const asked: string[] = [];
  const lost = problem('permission-needed', 'The browser does not let Shelflife reach it.');
  const { user, worker } = openPopup(
    {
      'status.get': () => status({ connection: { ...connected, problem: lost } }),
      'sync.start': () => null,
    },
    {
      requestHosts(region) {
        asked.push(region);
        return Promise.resolve(true);
      },
    },
  );
  await user.click(await button('Allow access to ConnectWise'));
  expect(asked).toEqual(['na']);
  await waitFor(() => expect(worker.bodiesOf('sync.start')).toHaveLength(1));
});

test('leads from mapping to importing', async () => {
  const { user } = openPopup({
    'status.get': () => status({ counts: counts({ companies: 18, unmappedCompanies: 18 }) }),
    'companies.list': () => ({ companies: [], clients: [] }),
  });
  await user.click(await button('Map companies'));
  const tab = screen.getByRole('tab', { name: 'Companies' });
  expect(tab.getAttribute('aria-selected')).toBe('true');
});

test('counts edits that wait and edits that need a person', async () => {
  openPopup({ 'status.get': () => status({ counts: counts({ waiting: 2, needPerson: 1 }) }) });
  expect(await screen.findByText('2 edits wait to be saved to ConnectWise RMM.')).toBeTruthy();
  expect(screen.getByText(/^1 edit needs you/)).toBeTruthy();
  expect(await button('Show edits')).toBeTruthy();
});

test('shows which fields carry the dates', async () => {
  openPopup();
  expect(await screen.findByText('Warranty Expiry Date')).toBeTruthy();
});

test('a missing field is chosen among those that can carry a date', async () => {
  const { user, worker } = openPopup({
    'status.get': () => status({ fields: {} }),
    'fields.candidates': () => ({
      fields: [
        { ...bothFields.purchaseDate, samples: [] },
        { ...bothFields.warrantyExpiry, origin: 'vendor', samples: [] },
      ],
      canCreate: true,
    }),
    'fields.choose': () => bothFields,
  });
  const select = await screen.findByRole('combobox', { name: 'Field for purchase date' });
  expect(within(select).getAllByRole('option').map(textOf)).toEqual([
    'None',
    'Purchase Date (text)',
  ]);
  await user.selectOptions(select, 'Purchase Date (text)');
  expect(worker.bodiesOf('fields.choose')).toEqual([{ purchaseDate: bothFields.purchaseDate.id }]);
});

test('both fields are created where the key may', async () => {
  const { user, worker } = openPopup({
    'status.get': () => status({ fields: {} }),
    'fields.candidates': () => ({ fields: [], canCreate: true }),
    'fields.create': () => bothFields,
  });
  await user.click(await button('Create both fields'));
  await waitFor(() => expect(worker.bodiesOf('fields.create')).toHaveLength(1));
});

test('says how to create the fields by hand where the key may not', async () => {
  openPopup({
    'status.get': () => status({ fields: {} }),
    'fields.candidates': () => ({ fields: [], canCreate: false }),
  });
  expect(await screen.findByText('Custom Fields')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Create both fields' })).toBeNull();
});

test('a worker that does not answer is told, and asked again on request', async () => {
  const { user, worker } = openPopup({
    'status.get': refuse(new Failure('unexpected', 'Shelflife did not answer. Reload this page.')),
  });
  expect(textOf(await screen.findByRole('alert'))).toContain('Shelflife did not answer.');
  worker.answer({ 'status.get': () => status() });
  await user.click(await button('Try again'));
  expect(await screen.findByText('Connected')).toBeTruthy();
});

test('what was known stays beside the reason why it is old, told once', async () => {
  const { worker } = openPopup();
  await screen.findByText('Connected');
  worker.answer({ 'status.get': refuse(new Failure('unexpected', 'The store is closed.')) });
  worker.notify({ about: 'status' });
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
  expect(screen.getByText('Connected')).toBeTruthy();
});

test('a resync that can not start is told, and tried again on request', async () => {
  const { user, worker } = openPopup({
    'sync.start': refuse(new Failure('offline', 'ConnectWise could not be reached.')),
  });
  await user.click(await button('Resync'));
  expect(textOf(await screen.findByRole('alert'))).toContain('ConnectWise could not be reached.');
  worker.answer({ 'sync.start': () => null });
  await user.click(await button('Try again'));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('the workspace opens from every tab', async () => {
  const { user, opened } = openPopup();
  await user.click(await button('Open workspace'));
  expect(opened).toEqual(['workspace']);
});

test('arrow keys, Home and End move between the tabs', async () => {
  const { user } = openPopup({ 'activity.list': () => ({ rows: [], more: false }) });
  const current = () => textOf(screen.getByRole('tab', { selected: true }));
  (await screen.findByRole('tab', { name: 'Overview' })).focus();
  await user.keyboard('{End}');
  expect(current()).toBe('Activity');
  await user.keyboard('{ArrowRight}');
  expect(current()).toBe('Overview');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Overview' }));
  await user.keyboard('{ArrowLeft}{Home}');
  expect(current()).toBe('Overview');
});
