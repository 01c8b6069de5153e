import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { BackupPart } from '@/lib/domain/backup';
import { Failure } from '@/lib/domain/failure';
import { group } from './make';
import { openWorkspace } from './open-pages';
import { textOf } from './read';
import type { Answers } from './fake-worker';
import type { TextFile } from '@/lib/state/ports';

const answers: Answers = {
  'groups.list': () => [group('Laptops')],
  'companies.list': () => ({ companies: [], clients: [] }),
  'fields.candidates': () => ({ fields: [], canCreate: true }),
  'diagnostics.get': () => ({ errors: [], databaseVersion: 3, rows: {} }),
};

const fileOf = (data: object) =>
  new File(
    [JSON.stringify({ format: 'shelflife-data', version: 1, madeAt: '2026-11-20', data })],
    'data.json',
    { type: 'application/json' },
  );

const chooseFile = async (user: ReturnType<typeof openWorkspace>['user'], file: File) =>
  user.upload(await screen.findByLabelText('Data file'), file);

test('exports every part of every table into one file', async () => {
  const saved: TextFile[] = [];
  const { user } = openWorkspace(
    '#settings',
    {
      ...answers,
      'data.export': ({ table, after }): BackupPart => {
        if (table !== 'clients') return { rows: [] };
        return after === undefined
          ? { rows: [{ id: 'a', name: 'A' }], next: 'a' }
          : { rows: [{ id: 'b', name: 'B' }] };
      },
    },
    { saveFile: (file) => void saved.push(file) },
  );
  await user.click(await screen.findByRole('button', { name: 'Export data' }));
  expect(await screen.findByText('2 rows exported.')).toBeTruthy();
  expect(saved.map(({ name }) => name)).toEqual(['shelflife-data-2026-11-21.json']);
  expect(JSON.parse(saved[0]?.text ?? '')).toMatchObject({
    format: 'shelflife-data',
    version: 1,
    data: { clients: [{ id: 'a' }, { id: 'b' }], devices: [] },
  });
});

test('tells what a file would bring before anything is changed, and why some is left out', async () => {
  const { user, worker } = openWorkspace('#settings', {
    ...answers,
    'data.import': ({ rows }) => ({
      added: rows.length - 1,
      changed: 0,
      same: 0,
      dropped: { malformed: 1 },
    }),
  });
  const clients = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const mappings = [{ companyId: 'nobody', clientId: 'a' }];
  await chooseFile(user, fileOf({ clients, mappings }));
  const table = await screen.findByRole('table', { name: 'What the import would do' });
  expect(within(table).getAllByRole('row').slice(1).map(textOf)).toEqual([
    'Clients2001',
    'Mappings0001',
  ]);
  expect(screen.getByText('Clients: 1 row is not what it should be.')).toBeTruthy();
  expect(
    screen.getByText('Mappings: 1 row belongs to something that is not in the file.'),
  ).toBeTruthy();
  expect(worker.bodiesOf('data.import').map(({ commit }) => commit)).toEqual([false]);

  await user.click(screen.getByRole('button', { name: 'Import this file' }));
  expect(await screen.findByText('The import is done.')).toBeTruthy();
  expect(worker.bodiesOf('data.import').map(({ commit }) => commit)).toEqual([false, true]);
  expect(screen.getByRole('table', { name: 'What the import did' })).toBeTruthy();
});

test('the last part of an import says that it is the last, and no part of the look before', async () => {
  const { user, worker } = openWorkspace('#settings', {
    ...answers,
    'data.import': ({ rows }) => ({ added: rows.length, changed: 0, same: 0, dropped: {} }),
  });
  const companies = Array.from({ length: 501 }, (_row, index) => ({ id: `company-${index}` }));
  await chooseFile(user, fileOf({ clients: [{ id: 'a' }], companies, mappings: [{}] }));
  await user.click(await screen.findByRole('button', { name: 'Import this file' }));
  expect(await screen.findByText('The import is done.')).toBeTruthy();
  const parts = worker.bodiesOf('data.import');
  expect(parts.map(({ table, isLast = false }) => [table, isLast]).slice(3)).toEqual([
    ['clients', false],
    ['companies', false],
    ['companies', true],
  ]);
  expect(parts.slice(0, 3).some(({ isLast }) => isLast)).toBe(false);
  expect(parts.at(-1)?.before).toEqual({ added: 501, changed: 0 });
});

test('a file that brings nothing new says so, and offers nothing', async () => {
  const { user } = openWorkspace('#settings', {
    ...answers,
    'data.import': ({ rows }) => ({ added: 0, changed: 0, same: rows.length, dropped: {} }),
  });
  await chooseFile(user, fileOf({ clients: [{ id: 'a' }] }));
  expect(await screen.findByText('Everything in this file is here already.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import this file' })).toBeNull();
});

test('a file of something else is refused with the reason', async () => {
  const { user, worker } = openWorkspace('#settings', answers);
  await chooseFile(user, new File(['{"format":"other"}'], 'x.json', { type: 'application/json' }));
  expect(await screen.findByText('This is not a data file of Shelflife.')).toBeTruthy();
  expect(worker.bodiesOf('data.import')).toEqual([]);
});

test('an import that stopped half-way goes on where it was', async () => {
  let isFailing = true;
  const { user } = openWorkspace('#settings', {
    ...answers,
    'data.import': ({ rows, commit }) => {
      if (commit && isFailing) throw new Failure('unexpected', 'The worker was stopped.');
      return { added: rows.length, changed: 0, same: 0, dropped: {} };
    },
  });
  await chooseFile(user, fileOf({ clients: [{ id: 'a' }] }));
  await user.click(await screen.findByRole('button', { name: 'Import this file' }));
  expect(await screen.findByText('The worker was stopped.')).toBeTruthy();
  isFailing = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The import is done.')).toBeTruthy();
});

test('what is stored, and the groups, are told anew once the data was removed', async () => {
  let isThere = true;
  const { user } = openWorkspace('#settings', {
    ...answers,
    'groups.list': () => (isThere ? [group('Laptops')] : []),
    'diagnostics.get': () => ({
      errors: [],
      databaseVersion: 3,
      rows: isThere ? { devices: 93 } : {},
    }),
    'data.remove': () => {
      isThere = false;
      return null;
    },
  });
  await screen.findByText(/93 devices/);
  await screen.findByText('Laptops');
  await user.click(screen.getByRole('button', { name: 'Remove all data' }));
  await user.click(screen.getByRole('button', { name: 'Yes, remove the data' }));
  expect(await screen.findByText('The data was removed.')).toBeTruthy();
  expect(screen.getByText(/ 0 devices/)).toBeTruthy();
  expect(screen.queryByText('Laptops')).toBeNull();
});

test('removes the data only after a yes', async () => {
  const { user, worker } = openWorkspace('#settings', { ...answers, 'data.remove': () => null });
  await user.click(await screen.findByRole('button', { name: 'Remove all data' }));
  expect(worker.bodiesOf('data.remove')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Yes, remove the data' }));
  await waitFor(() => expect(worker.bodiesOf('data.remove')).toEqual([null]));
});
