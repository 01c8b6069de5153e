import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { WorkspaceApp } from '@/components/workspace/workspace-app';
import type { ActivityView } from '@/lib/domain/activity';
import { AppModel } from '@/lib/state/app-model';
import type { TextFile } from '@/lib/state/ports';
import { createFakeWorker, portsTo, type Answers } from './fake-worker';
import { clientId, device, edit, NOW, page } from './make';
import { textOf } from './read';

const answers: Answers = {
  'activity.list': () => ({ rows: [edit(3), edit(2)], more: false, people: ['Kim', 'Alex'] }),
  'bulk.list': () => [],
  'companies.list': () => ({
    companies: [],
    clients: [{ id: clientId('cl-contoso'), name: 'Contoso' }],
  }),
  'devices.list': () => page([device('Front desk'), device('Lab')]),
  'device.get': () => device('Front desk'),
};

function openActivity(over: Answers = {}, hash = '#activity') {
  const worker = createFakeWorker({ ...answers, ...over });
  const files: TextFile[] = [];
  const app = new AppModel(portsTo(worker, { saveFile: (file) => void files.push(file) }));
  window.location.hash = hash;
  render(<WorkspaceApp app={app} page={window} version="1.2.3" />);
  return { worker, files, user: userEvent.setup() };
}

const list = () => screen.findByRole('list', { name: 'Activity' });
const lastQuestion = (worker: ReturnType<typeof createFakeWorker>) =>
  worker.bodiesOf('activity.list').at(-1);

test('shows one client’s lines, or one kind', async () => {
  const { user, worker } = openActivity();
  await screen.findByRole('option', { name: 'Contoso' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Client' }), 'Contoso');
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ clientId: 'cl-contoso' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Syncs');
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ kind: 'sync' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Client' }), 'All clients');
  await waitFor(() => expect(lastQuestion(worker)).toEqual({ kind: 'sync', limit: 50 }));
});

test('shows one person’s lines; those who stand in the history are offered', async () => {
  const { user, worker } = openActivity();
  await list();
  const person = screen.getByRole('combobox', { name: 'Person' });
  expect(document.querySelector('#activity-people')?.children).toHaveLength(2);
  await user.type(person, 'Alex{Enter}');
  fireEvent.change(person);
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ person: 'Alex' }));
});

test('finds a device by part of its name and shows its lines', async () => {
  const { user, worker } = openActivity();
  await list();
  const input = screen.getByRole('combobox', { name: 'Device' });
  await user.type(input, 'fro');
  await waitFor(() =>
    expect(worker.bodiesOf('devices.list').at(-1)).toMatchObject({
      tracking: 'imported',
      search: 'fro',
    }),
  );
  // A browser puts in the whole text of the option that is chosen.
  fireEvent.input(input, { target: { value: 'Front desk' } });
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ deviceId: 'd-front-desk' }));
  await user.clear(input);
  await waitFor(() => expect(lastQuestion(worker)).not.toHaveProperty('deviceId'));
});

const begun: ActivityView = {
  number: 1,
  at: NOW,
  canUndo: false,
  event: {
    kind: 'bulk',
    bulkId: 'bulk-1',
    by: 'Kim',
    devices: 60,
    change: { kind: 'extend', years: 3 },
  },
};

test('a name that no device has is said to be none, and stays', async () => {
  const { user } = openActivity({ 'devices.list': () => page([]) });
  await list();
  const input = screen.getByRole('combobox', { name: 'Device' });
  await user.type(input, 'fax');
  expect(await screen.findByText('No device of that name')).toBeTruthy();
  await user.tab();
  expect(input).toHaveProperty('value', 'fax');
});

test('part of a name that only one device has means that device', async () => {
  const { user, worker } = openActivity({ 'devices.list': () => page([device('Front desk')]) });
  await list();
  await user.type(screen.getByRole('combobox', { name: 'Device' }), 'fro');
  await screen.findByText('Choose one of the list');
  await user.tab();
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ deviceId: 'd-front-desk' }));
});

test('part of a person’s name means the person, and nobody is nobody', async () => {
  const { user, worker } = openActivity({
    'activity.list': () => ({ rows: [edit(1)], more: false, people: ['Kim Lee', 'Robin'] }),
  });
  await list();
  const input = screen.getByRole('combobox', { name: 'Person' });
  await user.type(input, 'kim');
  await user.tab();
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ person: 'Kim Lee' }));
  await user.clear(input);
  await user.type(input, 'Zoe');
  await user.tab();
  expect(await screen.findByText('Nobody of that name')).toBeTruthy();
  expect(input).toHaveProperty('value', 'Zoe');
  await waitFor(() => expect(lastQuestion(worker)).not.toHaveProperty('person'));
});

test('a bulk edit that a later one has undone says so', async () => {
  const undo: ActivityView = {
    number: 9,
    at: NOW,
    canUndo: false,
    event: { kind: 'bulk', bulkId: 'bulk-2', by: 'Kim', devices: 60, undoOf: 'bulk-1' },
  };
  openActivity({ 'activity.list': () => ({ rows: [undo, begun], more: false }) });
  const items = [...(await list()).children].map(textOf);
  expect(items[0]).toMatch(/^Undo of a bulk edit · 60 devices/);
  expect(items[1]).toMatch(/^Bulk edit · Extend warranty by 3 years · 60 devices ?Undone/);
});

test('shows the lines of the device that the address names', async () => {
  const { worker } = openActivity({}, '#activity?device=d-front-desk');
  await waitFor(() => expect(lastQuestion(worker)).toMatchObject({ deviceId: 'd-front-desk' }));
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Device' })).toHaveProperty('value', 'Front desk'),
  );
});

test('filters that leave nothing can be taken away in one click', async () => {
  const { user, worker } = openActivity({
    'activity.list': ({ kind }) => ({ rows: kind ? [] : [edit(1)], more: false }),
  });
  await list();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Syncs');
  await user.click(await screen.findByRole('button', { name: 'Show all' }));
  expect(textOf(await list())).toContain('Front desk');
  expect(lastQuestion(worker)).toEqual({ limit: 50 });
});

const ofBulk = (number: number): ActivityView => {
  const line = edit(number);
  return line.event.kind === 'edit'
    ? { ...line, event: { ...line.event, bulkId: 'bulk-1' } }
    : line;
};

test('a bulk edit is one entry, with its lines behind it', async () => {
  const failedEnd: ActivityView = {
    number: 70,
    at: NOW,
    canUndo: false,
    event: {
      kind: 'edit-ended',
      saveId: 'save-60',
      deviceId: device('Front desk').id,
      field: 'warrantyExpiry',
      outcome: 'failed',
    },
  };
  openActivity({
    'activity.list': () => ({
      rows: [edit(80), failedEnd, ofBulk(60), ofBulk(59), begun, edit(0)],
      more: false,
    }),
  });
  const items = [...(await list()).children].map(textOf);
  expect(items).toHaveLength(3);
  expect(items[1]).toMatch(/Bulk edit · Extend warranty by 3 years · 60 devices.*2 saved.*Kim/);
  const details = screen.getByText('3 lines of single devices').closest('details');
  if (!details) throw new Error('The lines are not folded');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  const lines = await screen.findByRole('list', { name: 'Lines of this bulk edit' });
  expect(within(lines).getAllByRole('listitem')).toHaveLength(3);
});

test('the devices of a bulk edit do not push the rest off the page', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => ofBulk(200 - index));
  const { worker } = openActivity({
    'activity.list': ({ before = Infinity, limit }) => {
      const all = [...rows, edit(50)];
      const shown = all.filter(({ number }) => number < before).slice(0, limit);
      return { rows: shown, more: shown.at(-1)?.number !== 50 };
    },
  });
  await waitFor(async () => expect((await list()).children).toHaveLength(2));
  expect(worker.bodiesOf('activity.list')).toHaveLength(3);
});

test('what is not found of late is looked for further back, and then on request', async () => {
  let answer: (() => void) | undefined;
  const { user } = openActivity({
    'activity.list': async ({ before = 100_001 }) => {
      if (before <= 95_001) await new Promise<void>((done) => (answer = done));
      const next = before - 5_000;
      return next > 1 ? { rows: [], more: true, next } : { rows: [edit(1)], more: false };
    },
  });
  await screen.findByText('Looking further back…');
  const untilShown = (text: string) =>
    waitFor(() => {
      answer?.();
      expect(screen.getByText(text)).toBeTruthy();
    });
  await untilShown('Nothing of late fits these filters');
  expect(screen.queryByText('Looking further back…')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show earlier activity' }));
  await untilShown('Front desk');
});

test('exports every line that the filters leave, not only those that are shown', async () => {
  const all = Array.from({ length: 450 }, (_, index) => edit(450 - index));
  const { user, files, worker } = openActivity({
    'activity.list': ({ before = Infinity, limit }) => {
      const rows = all.filter(({ number }) => number < before).slice(0, limit);
      return { rows, more: rows.at(-1)?.number !== 1 };
    },
  });
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kind' }), 'Edits of dates');
  await user.click(screen.getByRole('button', { name: 'Export JSON' }));
  expect(await screen.findByText('Exported 450 lines.')).toBeTruthy();
  const [file] = files;
  expect(file?.name).toBe('shelflife-activity-2026-11-21.json');
  expect(JSON.parse(file?.text ?? '')).toMatchObject({ filter: { kind: 'edit' }, lines: all });
  expect(lastQuestion(worker)).toMatchObject({ kind: 'edit' });
  await user.click(screen.getByRole('button', { name: 'Export CSV' }));
  await waitFor(() => expect(files.at(-1)?.name).toBe('shelflife-activity-2026-11-21.csv'));
});
