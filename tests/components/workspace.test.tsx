import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { Answers } from './fake-worker';
import { company, dated, device, page, status } from './make';
import { disconnected, openWorkspace } from './open-pages';
import { textOf } from './read';

const rows = [company('Contoso'), company('Fabrikam')];
const answers: Answers = {
  'companies.list': () => ({ companies: rows, clients: [] }),
  'devices.list': ({ tracking }) =>
    page([device(`A device ${tracking}`, { dates: dated('2020-01-01', '2026-12-24') })]),
  'activity.list': () => ({ rows: [], more: false }),
  'settings.set': (part) => ({ ...status().settings, ...part }),
};

// jsdom lays nothing out, so it has nothing to scroll.
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const heading = (name: string) => screen.findByRole('heading', { name, level: 1 });

test('opens on the overview, and follows its links', async () => {
  const { user } = openWorkspace('', answers);
  await heading('Overview');
  const nav = screen.getByRole('navigation', { name: 'Workspace' });
  expect(within(nav).getAllByRole('link').map(textOf)).toEqual([
    'Overview',
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

test('says what is stored where, and what the key may do', async () => {
  openWorkspace('#settings', answers);
  expect(await screen.findByText(/under a key that cannot be exported/)).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Permissions' })).toBeTruthy();
});
