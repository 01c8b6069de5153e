import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Answers } from './fake-worker';
import { bothFields, clientId, company, dated, device, group, page, status } from './make';
import { disconnected, openWorkspace } from './open-pages';
import { chosenIn, textOf } from './read';

const rows = [company('Contoso'), company('Fabrikam')];
const answers: Answers = {
  'companies.list': () => ({ companies: rows, clients: [] }),
  'devices.list': ({ tracking }) =>
    page([device(`A device ${tracking}`, { dates: dated('2020-01-01', '2026-12-24') })]),
  'activity.list': () => ({ rows: [], more: false }),
  'settings.set': (part) => ({ ...status().settings, ...part }),
};

const heading = (name: string) => screen.findByRole('heading', { name, level: 1 });

test('opens on the overview, and follows its links', async () => {
  const { user } = openWorkspace('', answers);
  await heading('Overview');
  const nav = screen.getByRole('navigation', { name: 'Workspace' });
  expect(within(nav).getAllByRole('link').map(textOf)).toEqual([
    'Overview',
    'Fleet',
    'Companies',
    'Devices',
    'Activity',
    'Settings',
  ]);
  await user.click(within(nav).getByRole('link', { name: 'Settings' }));
  await heading('Settings');
  expect(within(nav).getByRole('link', { current: 'page' }).textContent).toBe('Settings');
});

test('connects in the full tab as well', async () => {
  openWorkspace('', { ...answers, ...disconnected });
  await heading('Connect to ConnectWise RMM');
});

test('puts the focus on the company that the address names', async () => {
  openWorkspace(`#companies?company=${rows[1]?.id}`, answers);
  const choice = await screen.findByRole('combobox', { name: 'Client for Fabrikam' });
  await waitFor(() => expect(document.activeElement).toBe(choice));
});

test('lists devices by where they stand, as the address or the tab says', async () => {
  const { user } = openWorkspace('#devices?tracking=imported', answers);
  const imported = await screen.findByRole('table', { name: 'Imported devices' });
  expect(textOf(imported)).toContain('Warranty expiring 2026-12-24, in 33 days');
  await user.click(screen.getByRole('tab', { name: 'Ignored' }));
  expect(await screen.findByRole('table', { name: 'Ignored devices' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Put back for review' })).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: 'To import' }));
  expect(await screen.findByRole('table', { name: 'Devices to import' })).toBeTruthy();
});

test('changes a setting and says that it is saved', async () => {
  const { user, worker } = openWorkspace('#settings', answers);
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'A warranty is expiring within' }),
    '180 days',
  );
  expect(await screen.findByText('Setting saved.')).toBeTruthy();
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Dates are shown as' }),
    'The browser’s own format',
  );
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), ' Kim ');
  await user.click(screen.getByRole('button', { name: 'Save name' }));
  await waitFor(() =>
    expect(worker.bodiesOf('settings.set')).toEqual([
      { expiringWithinDays: 180 },
      { dateDisplay: 'browser' },
      { technicianName: 'Kim' },
    ]),
  );
});

test('what was said of a setting goes by itself after a few seconds', async () => {
  const due: (() => void)[] = [];
  const { user } = openWorkspace('#settings', answers, {
    after: (ms, run) => {
      if (ms > 1000 && ms <= 5000) due.push(run);
      return () => undefined;
    },
  });
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'A warranty is expiring within' }),
    '180 days',
  );
  await screen.findByText('Setting saved.');
  for (const run of due) run();
  await waitFor(() => expect(screen.queryByText('Setting saved.')).toBeNull());
});

test('a maximum age is asked only for kinds whose age decides, for all and for one client', async () => {
  const id = clientId('0e30a1b2c3d4e5f60718');
  openWorkspace('#settings', {
    ...answers,
    'status.get': () => {
      const told = status();
      const clientPolicies = { [id]: { maximumAgeYears: { server: 9, laptop: 3 } } } as const;
      return { ...told, settings: { ...told.settings, clientPolicies } };
    },
    'companies.list': () => ({ companies: rows, clients: [{ id, name: 'Contoso' }] }),
  });
  const names = ['Maximum age: Desktop', 'Maximum age: Laptop', 'Maximum age: Mobile device'];
  await screen.findByText('1 rule of its own');
  const labels = [...document.querySelectorAll('label')].map(textOf);
  expect(labels.filter((label) => label.startsWith('Maximum age'))).toEqual([...names, ...names]);
});

test('sets how often it resyncs by itself', async () => {
  const { user, worker } = openWorkspace('#settings', answers);
  const select = await screen.findByRole('combobox', { name: 'Resync automatically' });
  expect(within(select).getAllByRole('option').map(textOf)).toEqual([
    'Off',
    'Every 15 minutes',
    'Every 30 minutes',
    'Every hour',
    'Every 2 hours',
    'Every 4 hours',
    'Every 12 hours',
    'Every day',
  ]);
  expect(chosenIn(select)).toBe('Every hour');
  await user.selectOptions(select, 'Off');
  expect(worker.bodiesOf('settings.set')).toEqual([{ resyncEveryMinutes: 0 }]);
});

test('lists the device groups, and a name shows its devices', async () => {
  const kiosks = group('Kiosks', { isDynamic: false, members: 1204 });
  const { user, worker } = openWorkspace('#settings', {
    ...answers,
    'groups.list': () => [group('Laptops'), kiosks],
  });
  const table = await screen.findByRole('table', { name: 'Device groups' });
  expect(within(table).getAllByRole('row').slice(1).map(textOf)).toEqual([
    'LaptopsDynamic12',
    'KiosksStatic1,204',
  ]);
  await user.click(within(table).getByRole('link', { name: 'Kiosks' }));
  await heading('Devices');
  await waitFor(() =>
    expect(worker.bodiesOf('devices.list').at(-1)).toMatchObject({
      tracking: 'imported',
      groupId: kiosks.id,
    }),
  );
  expect(chosenIn(await screen.findByRole('combobox', { name: 'Group' }))).toBe('Kiosks');
});

test('lists the custom fields on request, and whose they are', async () => {
  const vendors = { ...bothFields.warrantyExpiry, origin: 'vendor', samples: [] } as const;
  const { user, worker } = openWorkspace('#settings', {
    ...answers,
    'fields.candidates': () => ({
      fields: [{ ...bothFields.purchaseDate, samples: [] }, vendors],
      canCreate: true,
    }),
  });
  const summary = await screen.findByText('The custom fields of your devices');
  expect(worker.bodiesOf('fields.candidates')).toEqual([]);
  await user.click(summary);
  const table = await screen.findByRole('table', { name: 'Custom fields' });
  expect(within(table).getAllByRole('row').slice(1).map(textOf)).toEqual([
    'Purchase DateTextYour own',
    'Warranty Expiry DateDateVendor',
  ]);
});

test('says why there are no device groups', async () => {
  openWorkspace('#settings', { ...answers, 'groups.list': () => [] });
  expect(await screen.findByText(/platform\.deviceGroups\.read/, { selector: 'p' })).toBeTruthy();
});

test('a name in the list leads to the page of the device', async () => {
  const { user } = openWorkspace('#devices?tracking=imported', {
    ...answers,
    'device.get': () => device('A device imported', { standing: 'imported' }),
    'device.details': () => null,
  });
  await user.click(await screen.findByRole('link', { name: 'A device imported' }));
  await heading('A device imported');
  const current = screen.getByRole('link', { current: true });
  expect(textOf(current)).toBe('Devices');
});

test('says what is stored where, and what the key may do', async () => {
  openWorkspace('#settings', answers);
  expect(await screen.findByText(/under a key that cannot be exported/)).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Permissions' })).toBeTruthy();
});
