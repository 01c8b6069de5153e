import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { FieldCandidate } from '@/lib/domain/date-fields';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { Answers } from './fake-worker';
import { bothFields, fieldId, status } from './make';
import { openWorkspace } from './open-pages';
import { descriptionOf, textOf } from './read';

const candidate = (
  id: string,
  name: string,
  over: Partial<FieldCandidate> = {},
): FieldCandidate => ({
  id: fieldId(id),
  name,
  type: 'string',
  origin: 'partner',
  samples: [],
  ...over,
});

const fields = [
  candidate('f-1', 'Purchase Date', {
    samples: [
      { deviceName: 'WS-1', text: '2024-05-17' },
      { deviceName: 'LAB-2', text: '3/4/2025' },
    ],
  }),
  candidate('f-2', 'Warranty Expiry Date', { type: 'datetime' }),
  candidate('f-3', 'Asset note'),
  candidate('v-1', 'Dell Warranty End', {
    origin: 'vendor',
    samples: [{ deviceName: 'WS-1', text: '2027-05-01' }],
  }),
  candidate('v-2', 'Dell Support Level', { origin: 'vendor', type: 'integer' }),
];

const answers: Answers = {
  'status.get': () => status(),
  'groups.list': () => [],
  'diagnostics.get': () => ({ errors: [], databaseVersion: 3, rows: {} }),
  'fields.candidates': () => ({ fields, canCreate: true }),
  'fields.choose': () => bothFields,
  'fields.create': () => bothFields,
  'settings.set': (part) => ({ ...status().settings, ...part }),
};

const select = (name: string) => screen.findByRole('combobox', { name });

async function openFields(over: Answers = {}) {
  const opened = openWorkspace('#settings', { ...answers, ...over });
  await opened.user.click(await screen.findByRole('button', { name: 'Change date fields' }));
  return opened;
}

test('below the chosen field stands what it holds at a few devices', async () => {
  await openFields();
  expect(descriptionOf(await select('Field for purchase date'))).toBe(
    'For example 2024-05-17 (WS-1), 3/4/2025 (LAB-2)',
  );
  expect(descriptionOf(await select('Field for the warranty’s end'))).toMatch(/^Empty/);
});

test('lists one’s own fields apart from those of vendors, with samples', async () => {
  const { user } = await openFields();
  await user.click(await screen.findByText('What the fields hold now'));
  const own = screen.getByRole('list', { name: 'Your own fields' });
  expect(within(own).getAllByRole('listitem')).toHaveLength(3);
  const vendors = screen.getByRole('list', { name: 'Vendor fields, read only' });
  expect(textOf(vendors)).toBe('Dell Warranty End (text)For example 2027-05-01 (WS-1)');
});

test('a vendor’s field can’t carry a date, but be a source of its own', async () => {
  const { user, worker } = await openFields();
  const carrier = await select('Field for the warranty’s end');
  expect(within(carrier).queryByRole('option', { name: /Dell/, hidden: true })).toBeNull();
  await user.click(screen.getByText('Dates of vendors'));
  await user.selectOptions(
    await select('Vendor field for the warranty’s end'),
    'Dell Warranty End (text)',
  );
  expect(worker.bodiesOf('fields.choose')).toEqual([{ vendor: { warrantyExpiry: 'v-1' } }]);
  await user.selectOptions(await select('Vendor field for the warranty’s end'), 'None');
  await waitFor(() =>
    expect(worker.bodiesOf('fields.choose').at(-1)).toEqual({ vendor: { warrantyExpiry: null } }),
  );
});

test('choosing another field says what becomes of the former one', async () => {
  const { user, worker } = await openFields();
  expect(await screen.findByText(/Changing a field later is safe/)).toBeTruthy();
  await user.selectOptions(await select('Field for purchase date'), 'Asset note (text)');
  expect(worker.bodiesOf('fields.choose')).toEqual([{ purchaseDate: 'f-3' }]);
  expect(await screen.findByText(/Field chosen/)).toBeTruthy();
});

test('without the scope for definitions it says what the list is made of, and raises no alarm', async () => {
  await openFields({
    'fields.candidates': () => ({
      fields: fields.slice(0, 1),
      canCreate: false,
      problem: problemOf(new Failure('missing-scope', 'The key may not read definitions.')),
    }),
  });
  const note = await screen.findByRole('note');
  expect(textOf(note)).toMatch(/may not list custom fields.*few of your devices show/);
  expect(textOf(note)).toContain('platform.custom_fields_definitions.read');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await select('Field for purchase date')).toBeTruthy();
});

test('any other fault of the search is told as one, with a way to try again', async () => {
  const { user, worker } = await openFields({
    'fields.candidates': () => ({
      fields: [],
      canCreate: false,
      problem: problemOf(new Failure('offline', 'No network.')),
    }),
  });
  await user.click(within(await screen.findByRole('alert')).getByRole('button'));
  await waitFor(() => expect(worker.bodiesOf('fields.candidates')).toHaveLength(2));
});

test('how a text is read, and which rule decides, are settings', async () => {
  const { user, worker } = openWorkspace('#settings', answers);
  await user.selectOptions(
    await select('How a text such as 3/4/2025 is read'),
    'Day first: 3 April 2025',
  );
  const rule = screen.getByRole('radio', { name: 'The longest life counts' });
  expect(descriptionOf(rule)).toMatch(/earliest purchase date and the latest warranty/);
  await screen.findByText('Setting saved.');
  await user.click(rule);
  await waitFor(() =>
    expect(worker.bodiesOf('settings.set')).toEqual([
      { textDates: 'day-first' },
      { resolution: 'longest' },
    ]),
  );
});
