import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import { rmmDate } from '@/lib/domain/rmm-date';
import { refuse, type Answers } from './fake-worker';
import { day, device, NOW, opening, saved } from './make';
import { openEditor } from './open-pages';
import { descriptionOf, isRefused, textOf } from './read';

const { device: shown } = opening();
const opened: Answers = { 'editor.opening': () => opening(), 'editor.close': () => null };
const saving: Answers = {
  ...opened,
  'edit.save': () => ({ saveId: 'save-1' }),
  'device.get': () => saved(shown, { at: 'sending' }),
};

async function dateInput(name: 'Purchase date' | 'Warranty expires'): Promise<HTMLInputElement> {
  const input = await screen.findByLabelText(name, { exact: true });
  if (!(input instanceof HTMLInputElement)) throw new Error(`${name} is no input`);
  return input;
}
const button = (name: string) => screen.findByRole('button', { name });
const statusLine = () => textOf(screen.getByRole('status'));

async function type(
  user: ReturnType<typeof openEditor>['user'],
  name: Parameters<typeof dateInput>[0],
  text: string,
) {
  const input = await dateInput(name);
  await user.clear(input);
  await user.type(input, text);
}

test('is a dialog that names the device and shows its dates', async () => {
  openEditor(opened);
  expect(await dateInput('Purchase date')).toMatchObject({ type: 'date', value: '2023-05-17' });
  expect(await dateInput('Warranty expires')).toMatchObject({ type: 'date', value: '2026-05-16' });
  const dialog = screen.getByRole('dialog', { name: 'Lifecycle dates' });
  expect(textOf(dialog)).toContain('Front desk');
});

test.for([
  ['+1 year', '2024-05-17'],
  ['+3 years', '2026-05-17'],
  ['+5 years', '2028-05-17'],
] as const)('%s counts from the purchase date', async ([name, date]) => {
  const { user } = openEditor(opened);
  await dateInput('Purchase date');
  await user.click(await button(name));
  expect(await dateInput('Warranty expires')).toHaveProperty('value', date);
});

test('without a purchase date the years count from today, and it says so', async () => {
  const { user } = openEditor({ 'editor.opening': () => opening({ device: device('New') }) });
  expect(descriptionOf(await button('+3 years'))).toBe('from today');
  await type(user, 'Purchase date', '2026-01-01');
  expect(descriptionOf(await button('+3 years'))).toBe('from purchase');
  await user.click(await button('Clear purchase date'));
  await user.click(await button('+3 years'));
  expect(await dateInput('Warranty expires')).toHaveProperty('value', '2029-11-21');
});

test('fills in what is proposed instead of the current dates', async () => {
  openEditor({
    'editor.opening': () =>
      opening({ prefill: { warrantyExpiry: day('2030-01-01'), purchaseDate: null } }),
  });
  expect(await dateInput('Warranty expires')).toHaveProperty('value', '2030-01-01');
  expect(await dateInput('Purchase date')).toHaveProperty('value', '');
});

test('says that a date which is only proposed was not saved', async () => {
  openEditor({
    'editor.opening': () => opening({ prefill: { warrantyExpiry: day('2030-01-01') } }),
  });
  expect(await screen.findByText(/^Nothing was saved yet/)).toBeTruthy();
});

test('says nothing of the sort where nothing is proposed', async () => {
  openEditor(opened);
  await dateInput('Purchase date');
  expect(screen.queryByText(/^Nothing was saved yet/)).toBeNull();
});

test('asks before years of warranty, or a proposal, end sooner than what there is', async () => {
  const question = 'The warranty would end earlier: 2024-05-17 instead of 2026-05-16. Save it?';
  const { user, worker } = openEditor({
    ...saving,
    'editor.opening': () => opening({ prefill: { warrantyExpiry: day('2024-05-17') } }),
  });
  expect(await screen.findByRole('alertdialog', { name: question })).toBeTruthy();
  await user.click(await button('No, go back'));
  await user.click(await button('+1 year'));
  await user.click(await button('Save'));
  expect(screen.getByRole('alertdialog', { name: question })).toBeTruthy();
  expect(worker.bodiesOf('edit.save')).toEqual([]);
  await user.click(await button('Yes, save it'));
  expect(worker.bodiesOf('edit.save')).toHaveLength(1);
});

test('asks once, at once, before a warranty of a device seen for years counts from today', async () => {
  const { purchaseDate, warrantyExpiry } = shown.dates;
  const { date: _date, ...none } = purchaseDate;
  const old = {
    ...shown,
    firstSeen: day('2021-11-21'),
    dates: { purchaseDate: none, warrantyExpiry },
  };
  const { user, worker } = openEditor({
    ...saving,
    'editor.opening': () =>
      opening({ device: old, prefill: { warrantyExpiry: day('2029-11-21') } }),
  });
  expect(
    await screen.findByRole('alertdialog', { name: /seen on 2021-11-21 already/ }),
  ).toBeTruthy();
  expect(screen.getByText(/^ConnectWise RMM holds 2026-05-16/)).toBeTruthy();
  await user.click(await button('Yes, save it'));
  expect(worker.bodiesOf('edit.save')).toHaveLength(1);
});

test('asks nothing of an earlier date that was typed', async () => {
  const { user, worker } = openEditor(saving);
  await type(user, 'Warranty expires', '2024-05-17');
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')).toHaveLength(1);
});

test('saves only what was changed, with what the RMM held at the opening', async () => {
  const { user, worker } = openEditor(saving);
  await type(user, 'Warranty expires', '2028-05-17');
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')).toEqual([
    {
      deviceId: shown.id,
      edits: [
        {
          field: 'warrantyExpiry',
          base: rmmDate(day('2026-05-16')),
          value: '2028-05-17',
        },
      ],
    },
  ]);
});

test('Enter in a date saves', async () => {
  const { user, worker } = openEditor(saving);
  await type(user, 'Warranty expires', '2028-05-17');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(worker.bodiesOf('edit.save')).toHaveLength(1));
});

test('clearing a date is an edit like any other', async () => {
  const { user, worker } = openEditor(saving);
  await dateInput('Purchase date');
  await user.click(await button('Clear purchase date'));
  await user.click(await button('Clear warranty'));
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')[0]?.edits).toMatchObject([
    { field: 'purchaseDate', value: null },
    { field: 'warrantyExpiry', value: null },
  ]);
});

test('saving what is there already says that there is nothing to save', async () => {
  const { user, worker } = openEditor(saving);
  await user.click(await button('Save'));
  expect(statusLine()).toMatch(/^Nothing to save/);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test.for([
  ['Warranty expires', '2300-01-01', /between 1900 and 2199/],
  ['Purchase date', '0020-01-01', /between 1900 and 2199/],
] as const)('%s %s is refused at the field', async ([name, date, reason]) => {
  const { user, worker } = openEditor(saving);
  await type(user, name, date);
  await user.click(await button('Save'));
  const input = await dateInput(name);
  expect(descriptionOf(input)).toMatch(reason);
  expect(isRefused(input)).toBe(true);
  expect(document.activeElement).toBe(input);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test('half a date is refused at the field, though the browser gives it no value', async () => {
  const { user, worker } = openEditor(saving);
  const input = await dateInput('Purchase date');
  Object.defineProperty(input, 'validity', { value: { badInput: true } });
  await user.click(await button('Save'));
  expect(descriptionOf(input)).toMatch(/not a date of the calendar/);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test.for([
  ['2027-06-01', /in the future/],
  ['1985-01-01', /long ago/],
] as const)('asks before it saves a purchase on %s', async ([date, question]) => {
  const { user, worker } = openEditor(saving);
  await type(user, 'Purchase date', date);
  await user.click(await button('Clear warranty'));
  await user.click(await button('Save'));
  expect(textOf(screen.getByRole('alertdialog'))).toMatch(question);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
  await user.click(await button('No, go back'));
  await user.click(await button('Save'));
  await user.click(await button('Yes, save it'));
  expect(worker.bodiesOf('edit.save')).toHaveLength(1);
});

test('a double click on Save answers no question, and neither does a held Enter', async () => {
  const { user, worker } = openEditor(saving);
  await type(user, 'Purchase date', '1985-01-01');
  await user.keyboard('{Enter>5/}');
  fireEvent.click(await button('Yes, save it'), { detail: 2 });
  expect(screen.getByRole('alertdialog')).toBeTruthy();
  expect(worker.bodiesOf('edit.save')).toEqual([]);
  fireEvent.click(await button('Yes, save it'), { detail: 1 });
  await waitFor(() => expect(worker.bodiesOf('edit.save')).toHaveLength(1));
});

const unreadable: Answers = {
  ...saving,
  'editor.opening': () =>
    opening({
      device: {
        ...shown,
        dates: {
          ...shown.dates,
          purchaseDate: {
            others: [],
            fieldName: 'Purchase Date',
            unreadable: '12/03/2021',
            rmm: { value: { kind: 'unreadable', text: '12/03/2021' }, knownAt: NOW },
          },
        },
      },
    }),
};

test('shows a text that is no date, and never replaces it without a yes', async () => {
  const { user, worker } = openEditor(unreadable);
  expect(descriptionOf(await dateInput('Purchase date'))).toContain('“12/03/2021”');
  await type(user, 'Purchase date', '2021-03-12');
  await user.click(await button('Save'));
  expect(screen.getByRole('alertdialog', { name: 'Replace “12/03/2021”?' })).toBeTruthy();
  await user.click(await button('Yes, save it'));
  expect(worker.bodiesOf('edit.save')[0]?.edits).toEqual([
    {
      field: 'purchaseDate',
      base: { kind: 'unreadable', text: '12/03/2021' },
      value: '2021-03-12',
    },
  ]);
});

test('leaves a text that is no date alone while the other date is saved', async () => {
  const { user, worker } = openEditor(unreadable);
  await type(user, 'Warranty expires', '2027-01-01');
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')[0]?.edits).toMatchObject([{ field: 'warrantyExpiry' }]);
});

async function saveThreeYears(answers: Answers = saving) {
  const page = openEditor(answers);
  await dateInput('Purchase date');
  await page.user.click(await button('+5 years'));
  await page.user.click(await button('Save'));
  return page;
}

test('stays open after Save and tells where the save stands, until it is settled', async () => {
  const { worker } = await saveThreeYears();
  await waitFor(() => expect(statusLine()).toBe('Saving to ConnectWise RMM'));
  worker.answer({ 'device.get': () => saved(shown, { at: 'confirmed', confirmedAt: NOW }) });
  worker.notify({ about: 'devices', ids: [shown.id] });
  await waitFor(() => expect(statusLine()).toBe('Saved to ConnectWise RMM'));
  expect(await button('Undo')).toBeTruthy();
  expect(await button('Close')).toBeTruthy();
});

test('asks again by itself should a notice get lost', async () => {
  const { worker, passTime } = await saveThreeYears();
  await screen.findByText('Saving to ConnectWise RMM');
  worker.answer({ 'device.get': () => saved(shown, { at: 'confirmed', confirmedAt: NOW }) });
  await waitFor(() => {
    passTime(3000);
    expect(statusLine()).toBe('Saved to ConnectWise RMM');
  });
});

const settled: Answers = {
  ...saving,
  'device.get': () => saved(shown, { at: 'confirmed', confirmedAt: NOW }),
};

test('closes by itself two seconds after it is saved, and says so before', async () => {
  const { worker, user, passTime } = await saveThreeYears(settled);
  await screen.findByText('Saved to ConnectWise RMM');
  await user.pointer({ target: document.body });
  document.documentElement.dispatchEvent(new Event('pointerleave'));
  expect(await screen.findByText('This closes by itself.')).toBeTruthy();
  expect(worker.bodiesOf('editor.close')).toEqual([]);
  passTime(2000);
  await waitFor(() => expect(worker.bodiesOf('editor.close')).toEqual([{ ticket: 'ticket-1' }]));
});

test('stays open while it is pointed at, and once it has been used', async () => {
  const { worker, user, passTime } = await saveThreeYears(settled);
  await screen.findByText('Saved to ConnectWise RMM');
  document.documentElement.dispatchEvent(new Event('pointerenter'));
  passTime(2000);
  await user.keyboard('{Tab}');
  document.documentElement.dispatchEvent(new Event('pointerleave'));
  passTime(2000);
  expect(worker.bodiesOf('editor.close')).toEqual([]);
});

test('Undo takes the save back by the same way', async () => {
  const { worker, user } = await saveThreeYears(settled);
  worker.answer({
    'edit.undo': () => ({ saveId: 'save-2' }),
    'device.get': () => saved(shown, { at: 'sending' }, 'save-2'),
  });
  await user.click(await button('Undo'));
  expect(worker.bodiesOf('edit.undo')).toEqual([{ saveId: 'save-1' }]);
  await waitFor(() => expect(statusLine()).toBe('Saving to ConnectWise RMM'));
});

test.for([
  ['Waiting to save: No network.', 'offline', 'queued'],
  ['Not saved: The field still holds 2026-05-16.', 'not-stored', 'failed'],
] as const)('%s, with advice, Retry and Undo', async ([words, kind, at]) => {
  const problem = problemOf(new Failure(kind, words.slice(words.indexOf(':') + 2)));
  const { worker, user } = await saveThreeYears({
    ...saving,
    'device.get': () => saved(shown, { at, nextTryAt: NOW, problem }),
    'edit.retry': () => null,
    'edit.undo': () => ({ saveId: 'save-2' }),
  });
  await waitFor(() => expect(statusLine()).toBe(words));
  expect(screen.getByText(problem.advice)).toBeTruthy();
  await user.click(await button('Retry'));
  expect(worker.bodiesOf('edit.retry')).toEqual([{ deviceId: shown.id }]);
  await user.click(await button('Undo'));
  expect(worker.bodiesOf('edit.undo')).toEqual([{ saveId: 'save-1' }]);
});

const conflict = saved(shown, {
  at: 'conflict',
  theirs: { value: rmmDate(day('2027-01-01')), setBy: 'alex@msp.example', setAt: NOW },
});

test('a conflict shows both values, who and when, and takes the choice', async () => {
  const { worker, user } = await saveThreeYears({
    ...saving,
    'device.get': () => conflict,
    'edit.resolve': () => null,
  });
  const group = await screen.findByRole('group', { name: 'Warranty expires: which value?' });
  expect(textOf(group)).toMatch(/2028-05-17\s?Kim.*2027-01-01\s?alex@msp\.example/);
  await user.click(await button('Keep mine'));
  expect(worker.bodiesOf('edit.resolve')).toEqual([
    { editId: conflict.edits[0]?.id, keep: 'mine' },
  ]);
});

test('opened on a device in conflict, the choice comes first', async () => {
  openEditor({ ...saving, 'editor.opening': () => opening({ device: conflict }) });
  expect(await button('Take theirs')).toBeTruthy();
  expect(screen.queryByLabelText('Purchase date')).toBeNull();
});

test.for(['Escape', 'Cancel'])('%s closes without saving', async (way) => {
  const { worker, user, left } = openEditor(opened);
  await type(user, 'Warranty expires', '2028-05-17');
  if (way === 'Escape') await user.keyboard('{Escape}');
  else await user.click(await button(way));
  await waitFor(() => expect(left).toEqual(['left']));
  expect(worker.bodiesOf('editor.close')).toEqual([{ ticket: 'ticket-1' }]);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test('a ticket that counts no more is told, with a way out', async () => {
  const { user, worker } = openEditor({
    'editor.opening': refuse(new Failure('denied', 'This dialog was opened too long ago.')),
    'editor.close': () => null,
  });
  expect(textOf(await screen.findByRole('alert'))).toMatch(/opened too long ago.*Edit dates/);
  await user.click(await button('Close'));
  expect(worker.bodiesOf('editor.close')).toHaveLength(1);
});

test('without a ticket it asks the worker nothing', async () => {
  const { worker } = openEditor(opened, '');
  expect(textOf(await screen.findByRole('alert'))).toContain('No device was handed to this page');
  expect(worker.bodiesOf('editor.opening')).toEqual([]);
});

test('a save that did not reach the worker keeps what was typed, and tries again', async () => {
  const { worker, user } = await saveThreeYears({
    ...saving,
    'edit.save': refuse(new Failure('unexpected', 'Shelflife did not answer.')),
  });
  expect(textOf(await screen.findByRole('alert'))).toContain('Shelflife did not answer.');
  expect(await dateInput('Warranty expires')).toHaveProperty('value', '2028-05-17');
  worker.answer({ 'edit.save': () => ({ saveId: 'save-1' }) });
  await user.click(await button('Try again'));
  await waitFor(() => expect(statusLine()).toBe('Saving to ConnectWise RMM'));
});

test('says when no custom field carries a date yet', async () => {
  openEditor({
    'editor.opening': () =>
      opening({
        device: device('Bare', {
          dates: { purchaseDate: { others: [] }, warrantyExpiry: { others: [] } },
        }),
      }),
  });
  expect(descriptionOf(await dateInput('Purchase date'))).toMatch(/No custom field is chosen/);
});
