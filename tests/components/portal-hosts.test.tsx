import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Wanted } from '@/lib/state/grants';
import type { Answers } from './fake-worker';
import { group, status } from './make';
import { openWorkspace } from './open-pages';
import { descriptionOf } from './read';

const answers: Answers = {
  'groups.list': () => [group('Laptops')],
  'companies.list': () => ({ companies: [], clients: [] }),
  'fields.candidates': () => ({ fields: [], canCreate: true }),
  'diagnostics.get': () => ({ errors: [], databaseVersion: 3, rows: {} }),
  'settings.set': () => status().settings,
};

function openSettings(isAllowed: boolean, portalHosts: readonly string[] = []) {
  const asked: Wanted[] = [];
  const given: Wanted[] = [];
  const page = openWorkspace(
    '#settings',
    {
      ...answers,
      'status.get': () => status({ settings: { ...status().settings, portalHosts } }),
    },
    {
      grants: {
        held: () => Promise.resolve([]),
        async request(wanted) {
          asked.push(wanted);
          return isAllowed;
        },
        async giveBack(wanted) {
          given.push(wanted);
          return true;
        },
      },
    },
  );
  return { ...page, asked, given };
}

const field = () => screen.findByRole('textbox', { name: 'Host to add' });

test('adds a host once the browser has let Shelflife into this one host', async () => {
  const { user, worker, asked } = openSettings(true);
  await user.type(await field(), 'https://portal.example.com/devices{Enter}');
  await waitFor(() =>
    expect(worker.bodiesOf('settings.set')).toEqual([{ portalHosts: ['portal.example.com'] }]),
  );
  expect(asked).toEqual([
    { origins: ['https://portal.example.com/*'], permissions: ['scripting'] },
  ]);
});

test('adds nothing that the browser refuses', async () => {
  const { user, worker, asked } = openSettings(false);
  await user.type(await field(), 'portal.example.com{Enter}');
  expect(asked).toHaveLength(1);
  expect(worker.bodiesOf('settings.set')).toEqual([]);
});

test('asks for nothing that is no host, or known already', async () => {
  const { user, asked } = openSettings(true);
  await user.type(await field(), '*.example.com{Enter}');
  expect(descriptionOf(await field())).toMatch(/Enter a host name/);
  await user.clear(await field());
  await user.type(await field(), 'control.itsupport247.net{Enter}');
  expect(descriptionOf(await field())).toMatch(/known already/);
  expect(asked).toEqual([]);
});

test('gives the host back when it is removed', async () => {
  const { user, worker, given } = openSettings(true, ['portal.example.com']);
  await user.click(await screen.findByRole('button', { name: 'Remove portal.example.com' }));
  await waitFor(() => expect(given).toEqual([{ origins: ['https://portal.example.com/*'] }]));
  expect(worker.bodiesOf('settings.set')).toEqual([{ portalHosts: [] }]);
});
