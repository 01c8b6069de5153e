import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { Failure, problemOf, type FailureKind } from '@/lib/domain/failure';
import { type Answers } from './fake-worker';
import { connected, granted, page, status } from './make';
import { openPopup, openWorkspace } from './open-pages';
import { textOf } from './read';

const broken = (kind: FailureKind, message: string): Answers => ({
  'status.get': () =>
    status({ connection: { ...connected, problem: problemOf(new Failure(kind, message)) } }),
  'companies.list': () => ({ companies: [], clients: [] }),
  'devices.list': () => page([]),
  'groups.list': () => [],
  'activity.list': () => ({ rows: [], more: false }),
  'sync.start': () => null,
});

const refused = broken('refused-credentials', 'ConnectWise refused the credentials.');

describe('trouble with the connection is told wherever the person is', () => {
  test.for(['Overview', 'Companies', 'Devices', 'Activity'])('popup, %s', async (name) => {
    const { user } = openPopup(refused);
    await user.click(await screen.findByRole('tab', { name }));
    const alert = await screen.findByRole('alert');
    expect(textOf(alert)).toContain('ConnectWise refused the credentials.');
    expect(screen.getByRole('button', { name: 'Enter the key again' })).toBeTruthy();
  });

  test.for(['overview', 'companies', 'devices', 'activity', 'settings'])(
    'workspace, %s',
    async (place) => {
      openWorkspace(`#${place}`, refused);
      const alert = await screen.findByRole('alert');
      expect(textOf(alert)).toContain('ConnectWise refused the credentials.');
      expect(screen.getByRole('button', { name: 'Enter the key again' })).toBeTruthy();
    },
  );
});

test.for<readonly [FailureKind, string]>([
  ['refused-credentials', 'Enter the key again'],
  ['missing-scope', 'Enter the key again'],
  ['wrong-region', 'Enter the key again'],
  ['permission-needed', 'Allow access to ConnectWise'],
  ['locked', 'Try again'],
])('%s is mended by "%s", and the data is kept', async ([kind, name]) => {
  openPopup(broken(kind, 'It does not work.'));
  expect(await screen.findByRole('button', { name })).toBeTruthy();
  expect(textOf(screen.getByRole('alert'))).toMatch(/is kept/);
});

test('a new pair mends it in one step, from any page, and that is announced', async () => {
  const { user, worker } = openWorkspace('#activity', {
    ...refused,
    'connection.save': () => ({ permissions: granted() }),
  });
  await user.click(await screen.findByRole('button', { name: 'Enter the key again' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Client secret' }));
  await user.keyboard('the-new-secret');
  worker.answer({ 'status.get': () => status() });
  await user.click(screen.getByRole('button', { name: 'Save and sync' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(screen.getByText('The connection works again.')).toBeTruthy();
});

test('a host that the browser does not give is told, and asked for again', async () => {
  const answers = [false, true];
  const { user, worker } = openPopup(broken('permission-needed', 'The host is closed.'), {
    requestHosts: () => Promise.resolve(answers.shift() ?? false),
  });
  const allow = await screen.findByRole('button', { name: 'Allow access to ConnectWise' });
  await user.click(allow);
  expect(await screen.findByText(/The browser was not given leave/)).toBeTruthy();
  expect(worker.bodiesOf('sync.start')).toEqual([]);
  await user.click(allow);
  await waitFor(() => expect(worker.bodiesOf('sync.start')).toEqual([{ kind: 'quick' }]));
});
