import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { NotedError } from '@/lib/domain/noted-error';
import type { Answers } from './fake-worker';
import { connected, group, NOW, status } from './make';
import { openWorkspace } from './open-pages';
import { textOf } from './read';

const noted: NotedError = {
  firstAt: NOW - 60_000,
  lastAt: NOW,
  count: 3,
  during: 'api',
  kind: 'server-error',
  message: 'ConnectWise had a fault of its own when asked for Contoso.',
  status: 503,
};

const answers: Answers = {
  'status.get': () =>
    status({
      connection: connected,
      settings: { ...status().settings, technicianName: 'Kim Secret' },
    }),
  'groups.list': () => [group('Laptops')],
  'companies.list': () => ({ companies: [], clients: [] }),
  'fields.candidates': () => ({ fields: [], canCreate: true }),
  'diagnostics.get': () => ({
    errors: [noted],
    databaseVersion: 3,
    rows: { devices: 340 },
    used: 1_000,
    quota: 2_000,
  }),
};

async function report(): Promise<string> {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Report' });
  return field.value;
}

test('lists what went wrong lately, how often, and during what', async () => {
  openWorkspace('#settings', answers);
  const table = await screen.findByRole('table', { name: 'Last errors' });
  const [line] = within(table).getAllByRole('row').slice(1);
  expect(textOf(line)).toMatch(/had a fault of its own.*3 times.*a request to ConnectWise/);
});

test('says how much is stored here', async () => {
  openWorkspace('#settings', answers);
  expect(await screen.findByText(/^0 companies, 340 devices, .* are stored here\.$/)).toBeTruthy();
});

test('shows the report before it is copied, without anybody’s name in it', async () => {
  const { user } = openWorkspace('#settings', answers);
  await user.click(await screen.findByRole('button', { name: 'Prepare a report' }));
  const text = await report();
  expect(text).toMatch(/Shelflife 1\.2\.3/);
  expect(text).toMatch(/devices: 340/);
  expect(text).toMatch(/api server-error 503 \(3 times/);
  expect(text).not.toMatch(/Contoso|Kim|0e30a1b2/);
  await user.click(screen.getByRole('button', { name: 'Copy the report' }));
  expect(await navigator.clipboard.readText()).toBe(text);
});

test('tells in the report how many hosts were added, and not which', async () => {
  const settings = { ...status().settings, portalHosts: ['rmm.secret.example'] };
  const held = ['https://control.itsupport247.net/*', 'https://rmm.secret.example/*', 'scripting'];
  const { user } = openWorkspace(
    '#settings',
    { ...answers, 'status.get': () => status({ connection: connected, settings }) },
    {
      grants: {
        held: () => Promise.resolve(held),
        request: () => Promise.resolve(true),
        giveBack: () => Promise.resolve(true),
      },
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Prepare a report' }));
  const text = await report();
  expect(text).not.toMatch(/secret/);
  expect(text).toMatch(/portalHosts: 1/);
  expect(text).toMatch(/https:\/\/control\.itsupport247\.net\/\*\nscripting\nother hosts: 1/);
});

test('holds the errors’ own words only where a person wants that', async () => {
  const { user } = openWorkspace('#settings', answers);
  await user.click(await screen.findByRole('button', { name: 'Prepare a report' }));
  await user.click(screen.getByRole('checkbox', { name: /own words/ }));
  expect(await report()).toMatch(/asked for Contoso/);
});

test('says what each permission of the browser is for, and takes back what is optional', async () => {
  const held = new Set([
    'https://openapi.service.euplatform.connectwise.com/*',
    'https://*.euplatform.connectwise.com/*',
  ]);
  const { user } = openWorkspace('#settings', answers, {
    grants: {
      held: () => Promise.resolve([...held]),
      request: () => Promise.resolve(true),
      async giveBack({ origins = [] }) {
        for (const origin of origins) held.delete(origin);
        return true;
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Take back ConnectWise in Europe' }));
  await waitFor(() => expect(held.size).toBe(0));
  expect(await screen.findByRole('button', { name: 'Allow ConnectWise in Europe' })).toBeTruthy();
});
