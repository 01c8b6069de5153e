import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { BulkOutcome, BulkPreviewRow, BulkRow, BulkView } from '@/lib/domain/bulk';
import { Failure, problemOf } from '@/lib/domain/failure';
import { emptyDate, rmmDate } from '@/lib/domain/rmm-date';
import { refuse, type Answers } from './fake-worker';
import { dated, day, device, deviceId, NOW, page } from './make';
import { openWorkspace } from './open-pages';
import { textOf } from './read';

const names = ['WS-1', 'WS-2', 'WS-3'];
const devices = names.map((name) =>
  device(name, { standing: 'imported', dates: dated('2023-05-17', '2026-05-16') }),
);
const row = (name: string, over: Partial<BulkPreviewRow> = {}): BulkPreviewRow => ({
  deviceId: deviceId(`d-${name.toLowerCase()}`),
  deviceName: name,
  clientName: 'Contoso',
  field: 'warrantyExpiry',
  from: rmmDate(day('2026-05-16')),
  to: rmmDate(day('2027-05-16')),
  questions: [],
  ...over,
});

function skipped(name: string, skip: string): BulkPreviewRow {
  const { to: _to, ...rest } = row(name, { from: emptyDate });
  return { ...rest, skip };
}

const asked = row('WS-2', { questions: ['Replace “n/a”?'] });
const preview = [row('WS-1'), asked, skipped('WS-3', 'It has no warranty to extend.')];

const noCounts: Record<BulkOutcome, number> = {
  pending: 0,
  skipped: 0,
  cancelled: 0,
  saving: 0,
  saved: 0,
  waiting: 0,
  'not-saved': 0,
  conflict: 0,
  discarded: 0,
  superseded: 0,
};

function bulk(
  outcomes: readonly (readonly [string, BulkOutcome, Partial<BulkRow>?])[],
  over: Partial<BulkView> = {},
): BulkView {
  const counts = { ...noCounts };
  for (const [, outcome] of outcomes) counts[outcome] += 1;
  return {
    id: 'bulk-1',
    at: NOW,
    by: 'Kim',
    change: { kind: 'extend', years: 1 },
    state: 'running',
    canUndo: false,
    counts,
    rows: outcomes.map(([name, outcome, more]) => ({
      deviceId: deviceId(`d-${name.toLowerCase()}`),
      deviceName: name,
      field: 'warrantyExpiry',
      from: rmmDate(day('2026-05-16')),
      to: rmmDate(day('2027-05-16')),
      outcome,
      ...more,
    })),
    ...over,
  };
}

const answers: Answers = {
  'companies.list': () => ({ companies: [], clients: [] }),
  'groups.list': () => [],
  'devices.list': () => page(devices),
  'activity.list': () => ({ rows: [], more: false }),
  'bulk.list': () => [],
  'bulk.preview': () => ({ rows: preview }),
  'bulk.start': () => ({ bulkId: 'bulk-1' }),
  'bulk.get': () => bulk([['WS-1', 'saving']]),
};

const button = (name: string) => screen.findByRole('button', { name });
const rowsOf = async (table: string) => {
  const found = await screen.findByRole('table', { name: table });
  return within(found).getAllByRole('row').slice(1).map(textOf);
};

async function openDraft(over: Answers = {}) {
  const opened = openWorkspace('#devices?tracking=imported', { ...answers, ...over });
  const { user } = opened;
  for (const name of names) {
    await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  }
  await user.click(await button('Edit dates…'));
  await screen.findByRole('dialog', { name: 'Edit dates of 3 devices' });
  return opened;
}

test('the selected devices get one dialog, with old and new for each', async () => {
  const { worker } = await openDraft();
  expect(await rowsOf('What would change')).toEqual([
    'WS-1Contoso2026-05-162027-05-16',
    'WS-2Contoso2026-05-162027-05-16Replace “n/a”?',
    'WS-3Contosono dateIt has no warranty to extend.',
  ]);
  expect(worker.bodiesOf('bulk.preview').at(-1)).toEqual({
    deviceIds: devices.map(({ id }) => id),
    change: { kind: 'extend', years: 1 },
  });
});

test('without a selection there is nothing to edit', async () => {
  openWorkspace('#devices?tracking=imported', answers);
  await screen.findByRole('checkbox', { name: 'Select WS-1' });
  expect(await button('Edit dates…')).toHaveProperty('disabled', true);
});

test.for<readonly [string, Readonly<Record<string, string>>, object]>([
  ['Extend warranty by years', { Years: '3' }, { kind: 'extend', years: 3 }],
  ['Warranty from purchase date', { Years: '5' }, { kind: 'from-purchase', years: 5 }],
  ['Clear date', { 'Which date': 'Purchase date' }, { kind: 'clear', field: 'purchaseDate' }],
])('previews %s', async ([what, choices, change]) => {
  const { user, worker } = await openDraft();
  await user.selectOptions(screen.getByRole('combobox', { name: 'What to do' }), what);
  for (const [name, option] of Object.entries(choices)) {
    await user.selectOptions(screen.getByRole('combobox', { name }), option);
  }
  await waitFor(() => expect(worker.bodiesOf('bulk.preview').at(-1)).toMatchObject({ change }));
});

test('a date to set is asked for before anything is previewed', async () => {
  const { user, worker } = await openDraft();
  await user.selectOptions(screen.getByRole('combobox', { name: 'What to do' }), 'Set date');
  expect(await screen.findByText('Choose the new date to see what would change.')).toBeTruthy();
  expect(await button('Start')).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('New date'), '2028-02-29');
  await waitFor(() =>
    expect(worker.bodiesOf('bulk.preview').at(-1)).toMatchObject({
      change: { kind: 'set', field: 'warrantyExpiry', date: '2028-02-29' },
    }),
  );
});

test('the parts of the preview add up to all of it', async () => {
  await openDraft();
  await screen.findByRole('table', { name: 'What would change' });
  const chips = within(screen.getByRole('group', { name: 'Show' })).getAllByRole('radio');
  expect(chips.map((chip) => textOf(chip.parentElement ?? undefined))).toEqual([
    'All 3',
    'Changes 1',
    'To confirm 1',
    'Skipped 1',
  ]);
});

test('what Shelflife asks about stays as it is until the person says yes', async () => {
  const { user, worker } = await openDraft();
  expect(await screen.findByText('1 device will change, 2 will stay as they are.')).toBeTruthy();
  await user.click(await button('Start'));
  const [sent] = worker.bodiesOf('bulk.start');
  expect(sent?.rows.map(({ to }) => to?.kind)).toEqual(['date', undefined, undefined]);
  expect(sent?.rows[1]?.skip).toBe('Left as it is: not confirmed.');
});

test('with a yes they are changed too', async () => {
  const { user, worker } = await openDraft();
  await rowsOf('What would change');
  await user.click(screen.getByRole('checkbox', { name: /^Yes, change the device/ }));
  expect(await screen.findByText('2 devices will change, 1 will stay as they are.')).toBeTruthy();
  await user.click(await button('Start'));
  expect(worker.bodiesOf('bulk.start')).toEqual([
    { rows: preview, change: { kind: 'extend', years: 1 } },
  ]);
});

test('a yes counts only for the preview that it was given to', async () => {
  const { user } = await openDraft();
  await rowsOf('What would change');
  await user.click(screen.getByRole('checkbox', { name: /^Yes, change/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Years' }), '2');
  await waitFor(() =>
    expect(screen.getByRole('checkbox', { name: /^Yes, change/ })).toHaveProperty('checked', false),
  );
});

test('the preview can be narrowed to what is skipped', async () => {
  const { user } = await openDraft();
  await user.click(await screen.findByRole('radio', { name: 'Skipped 1' }));
  expect(await rowsOf('What would change')).toHaveLength(1);
});

const portalDraft = (count: number): Answers => ({
  ...answers,
  'bulk.draft': () => Array.from({ length: count }, (_, index) => deviceId(`d-${index}`)),
});

test('opens with the devices that a portal page handed over', async () => {
  const { worker } = openWorkspace('#bulk?draft=ticked-1', portalDraft(2));
  expect(await screen.findByRole('dialog', { name: 'Edit dates of 2 devices' })).toBeTruthy();
  expect(worker.bodiesOf('bulk.draft')).toEqual([{ draft: 'ticked-1' }]);
});

test('a draft that is no longer there is told', async () => {
  openWorkspace('#bulk?draft=old', {
    ...answers,
    'bulk.draft': refuse(new Failure('not-found', 'That selection is too old.')),
  });
  const dialog = await screen.findByRole('dialog');
  expect(textOf(await within(dialog).findByRole('alert'))).toContain('That selection is too old.');
});

test('more devices than one bulk edit takes are refused with the numbers', async () => {
  const { worker } = openWorkspace('#bulk?draft=many', portalDraft(620));
  expect(textOf(await screen.findByRole('alert'))).toMatch(/You chose 620 devices.*at most 500/);
  expect(worker.bodiesOf('bulk.preview')).toEqual([]);
  expect(await button('Start')).toHaveProperty('disabled', true);
});

const running = bulk([
  ['WS-1', 'saved'],
  ['WS-2', 'saving'],
  ['WS-3', 'pending'],
]);

test('tells how far it is, pauses, goes on, and is cancelled', async () => {
  const { user, worker } = openWorkspace('#bulk/bulk-1', {
    ...answers,
    'bulk.get': () => running,
    'bulk.pause': () => null,
    'bulk.resume': () => null,
    'bulk.cancel': () => null,
  });
  expect(await screen.findByText('Saving to ConnectWise RMM: 1 of 3')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Bulk edit progress' })).toHaveProperty(
    'value',
    1,
  );
  worker.answer({ 'bulk.get': () => ({ ...running, state: 'paused' }) });
  await user.click(await button('Pause'));
  expect(await screen.findByText('Paused: 1 of 3')).toBeTruthy();
  worker.answer({ 'bulk.get': () => running });
  await user.click(await button('Resume'));
  await screen.findByText('Saving to ConnectWise RMM: 1 of 3');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  for (const name of ['bulk.pause', 'bulk.resume', 'bulk.cancel'] as const) {
    expect(worker.bodiesOf(name)).toEqual([{ bulkId: 'bulk-1' }]);
  }
});

test('follows by notices', async () => {
  const { worker } = openWorkspace('#bulk/bulk-1', { ...answers, 'bulk.get': () => running });
  await screen.findByText('Saving to ConnectWise RMM: 1 of 3');
  worker.answer({
    'bulk.get': () =>
      bulk(
        names.map((name) => [name, 'saved']),
        { state: 'done', canUndo: true },
      ),
  });
  worker.notify({ about: 'activity' });
  expect(await screen.findByText('Done: 3 devices saved')).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
});

const done = bulk(
  [
    ['WS-1', 'saved'],
    ['WS-2', 'conflict'],
    ['WS-3', 'not-saved', { problem: problemOf(new Failure('missing-scope', 'No write scope.')) }],
  ],
  { state: 'done', canUndo: true },
);

test('shows a result for each device, and those alone that need someone', async () => {
  const { user } = openWorkspace('#bulk/bulk-1', { ...answers, 'bulk.get': () => done });
  expect(
    await screen.findByText('Done: 1 device saved, 1 changed by someone else, 1 not saved'),
  ).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Not saved 1' }));
  expect(await rowsOf('Results')).toEqual(['WS-32026-05-162027-05-16Not savedNo write scope.']);
  await user.click(screen.getByRole('radio', { name: 'Conflicts 1' }));
  expect(await rowsOf('Results')).toEqual(['WS-22026-05-162027-05-16Changed by someone else']);
});

test('Undo all asks first, and shows the bulk edit that takes it back', async () => {
  const { user, worker } = openWorkspace('#bulk/bulk-1', {
    ...answers,
    'bulk.get': ({ bulkId }) =>
      bulkId === 'bulk-1' ? done : bulk([['WS-1', 'saving']], { id: 'bulk-2', undoOf: 'bulk-1' }),
    'bulk.undo': () => ({ bulkId: 'bulk-2' }),
  });
  await user.click(await button('Undo all'));
  expect(worker.bodiesOf('bulk.undo')).toEqual([]);
  await user.click(await button('Yes, undo all'));
  expect(worker.bodiesOf('bulk.undo')).toEqual([{ bulkId: 'bulk-1' }]);
  expect(await screen.findByText('Saving to ConnectWise RMM: 0 of 1')).toBeTruthy();
});

test('Close leaves the address of the bulk edit, which goes on', async () => {
  const { user } = openWorkspace('#bulk/bulk-1', { ...answers, 'bulk.get': () => running });
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/goes on by itself/);
  const [, close] = within(dialog).getAllByRole('button', { name: 'Close' });
  if (!close) throw new Error('No second Close');
  await user.click(close);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.hash).toBe('#devices?tracking=imported');
});

test('the activity lists the newest bulk edits, each with its own page', async () => {
  openWorkspace('#activity', { ...answers, 'bulk.list': () => [{ ...done, rows: [] }] });
  const list = await screen.findByRole('list', { name: 'Bulk edits' });
  expect(textOf(list)).toContain('Done: 1 device saved, 1 changed by someone else, 1 not saved');
  const link = within(list).getByRole('link', { name: 'Extend warranty by 1 year' });
  expect(link.getAttribute('href')).toBe('#bulk/bulk-1');
});

test('500 rows are there at once and answer a click', async () => {
  const many = Array.from({ length: 500 }, (_, index) => row(`WS-${index}`));
  const { user } = openWorkspace('#bulk?draft=many', {
    ...portalDraft(500),
    'bulk.preview': () => ({ rows: many }),
  });
  await waitFor(async () => expect(await rowsOf('What would change')).toHaveLength(500));
  await user.click(await button('Start'));
  expect(await screen.findByText('Saving to ConnectWise RMM: 0 of 1')).toBeTruthy();
});
