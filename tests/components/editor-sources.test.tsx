import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { Failure, problemOf } from '@/lib/domain/failure';
import { emptyDate, rmmDate } from '@/lib/domain/rmm-date';
import type { Answers } from './fake-worker';
import { day, dated, NOW, opening, saved } from './make';
import { openEditor } from './open-pages';
import { textOf } from './read';

const { device: shown } = opening();

/** The device with something else to tell of its warranty. */
const warranty = (over: Partial<DateView>): DeviceView => ({
  ...shown,
  dates: { ...shown.dates, warrantyExpiry: { ...shown.dates.warrantyExpiry, ...over } },
});

const opened = (device: DeviceView): Answers => ({
  'editor.opening': () => opening({ device }),
  'editor.close': () => null,
  'device.get': () => device,
  'edit.save': () => ({ saveId: 'save-1' }),
  'date.pin': () => null,
});

const button = (name: string) => screen.findByRole('button', { name });
const warrantyInput = () => screen.findByLabelText('Warranty expires', { exact: true });

const vendorSays: Partial<DateView> = {
  others: [{ source: 'vendor', date: day('2027-05-01'), knownAt: Date.parse('2026-11-20T12:00') }],
};

test('says where a date came from, when and by whom', async () => {
  openEditor(opened(warranty({ setAt: Date.parse('2026-01-04T12:00'), setBy: 'jdoe' })));
  await warrantyInput();
  expect(textOf(screen.getByRole('dialog'))).toContain(
    'From ConnectWise RMM, set 2026-01-04 by jdoe',
  );
});

test('another source’s date is shown, and one click fills it in', async () => {
  const { user, worker } = openEditor(opened(warranty(vendorSays)));
  expect(await screen.findByText('Vendor says 2027-05-01, read 2026-11-20')).toBeTruthy();
  await user.click(await button('Use 2027-05-01'));
  expect(await warrantyInput()).toHaveProperty('value', '2027-05-01');
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')[0]?.edits).toEqual([
    { field: 'warrantyExpiry', base: rmmDate(day('2026-05-16')), value: '2027-05-01' },
  ]);
});

test('a vendor’s date that the RMM lacks is written there after one click', async () => {
  const { user, worker } = openEditor(
    opened(
      warranty({
        date: day('2027-05-01'),
        source: 'vendor',
        rmm: { value: emptyDate, knownAt: NOW },
      }),
    ),
  );
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')).toEqual([]);
  expect(screen.getByText('ConnectWise RMM holds no date')).toBeTruthy();
  await user.click(await button('Use 2027-05-01'));
  expect(screen.getByText('Choose Save to write it to ConnectWise RMM.')).toBeTruthy();
  await user.click(await button('Save'));
  expect(worker.bodiesOf('edit.save')[0]?.edits).toEqual([
    { field: 'warrantyExpiry', base: emptyDate, value: '2027-05-01' },
  ]);
});

test('typing over a vendor’s date asks before a text in the RMM is replaced', async () => {
  const { user, worker } = openEditor(
    opened(
      warranty({
        date: day('2027-05-01'),
        source: 'vendor',
        rmm: { value: { kind: 'unreadable', text: 'see invoice' }, knownAt: NOW },
      }),
    ),
  );
  await user.click(await button('+5 years'));
  await user.click(await button('Save'));
  expect(textOf(screen.getByRole('alertdialog'))).toContain('“see invoice”');
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test.for([
  ['Always take the vendor’s date', 'vendor'],
  ['Always take the RMM’s date', 'rmm'],
] as const)('%s pins that source', async ([name, source]) => {
  const { user, worker } = openEditor(opened(warranty(vendorSays)));
  await user.click(await button(name));
  expect(worker.bodiesOf('date.pin')).toEqual([
    { deviceId: shown.id, field: 'warrantyExpiry', source },
  ]);
});

test('after a pin the dialog shows the date that decides now, and keeps what was typed', async () => {
  const { user, worker } = openEditor(opened(warranty(vendorSays)));
  const purchase = await screen.findByLabelText('Purchase date', { exact: true });
  await user.clear(purchase);
  await user.type(purchase, '2024-01-02');
  worker.answer({
    'device.get': () =>
      warranty({ date: day('2027-05-01'), source: 'vendor', pinned: 'vendor', others: [] }),
  });
  await user.click(await button('Always take the vendor’s date'));
  await waitFor(async () => expect(await warrantyInput()).toHaveProperty('value', '2027-05-01'));
  expect(purchase).toHaveProperty('value', '2024-01-02');
  expect(screen.getByText(/^Pinned: the vendor’s date counts/)).toBeTruthy();
  await user.click(await button('Unpin'));
  expect(worker.bodiesOf('date.pin').at(-1)).toMatchObject({ source: null });
});

test('where all sources agree there is nothing to pin', async () => {
  openEditor(opened({ ...shown, dates: dated('2023-05-17', '2026-05-16') }));
  await warrantyInput();
  expect(screen.queryByRole('button', { name: /^Always take/ })).toBeNull();
});

async function saveFiveYears(answers: Answers) {
  const page = openEditor({ ...opened(shown), ...answers });
  await page.user.click(await button('+5 years'));
  await page.user.click(await button('Save'));
  return page;
}

test('shows what is being saved, old and new', async () => {
  await saveFiveYears({ 'device.get': () => saved(shown, { at: 'sending' }) });
  await screen.findByText('Saving to ConnectWise RMM');
  expect(textOf(screen.getByRole('dialog'))).toMatch(/Warranty expires2026-05-16 → 2028-05-17/);
});

test('an undo says what the RMM holds again, and is not offered to be undone', async () => {
  const undone = saved(shown, { at: 'confirmed', confirmedAt: NOW });
  const edits = undone.edits.map((edit) => ({
    ...edit,
    undoOf: 'save-0',
    value: rmmDate(day('2025-01-01')),
  }));
  await saveFiveYears({ 'device.get': () => ({ ...undone, edits }) });
  expect(await screen.findByText('Saved to ConnectWise RMM')).toBeTruthy();
  expect(screen.getByText('Undone: ConnectWise RMM holds 2025-01-01 again.')).toBeTruthy();
  expect(await button('Close')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

const failed = saved(shown, {
  at: 'failed',
  problem: problemOf(new Failure('not-stored', 'The field still holds 2026-05-16.')),
});

test('Discard gives a save up that was refused, and goes back to the dates', async () => {
  const { user, worker } = await saveFiveYears({
    'device.get': () => failed,
    'edit.discard': () => null,
  });
  await screen.findByText(/^Not saved/);
  worker.answer({ 'device.get': () => shown });
  await user.click(await button('Discard'));
  expect(worker.bodiesOf('edit.discard')).toEqual([{ editId: failed.edits[0]?.id }]);
  expect(await warrantyInput()).toHaveProperty('value', '2026-05-16');
  expect(textOf(screen.getByRole('status'))).toMatch(/^Discarded/);
});

test('their date that was taken is no save of mine', async () => {
  const conflict = saved(shown, {
    at: 'conflict',
    theirs: { value: rmmDate(day('2027-01-01')), setBy: 'alex@msp.example', setAt: NOW },
  });
  const { user, worker } = await saveFiveYears({
    'device.get': () => conflict,
    'edit.resolve': () => null,
  });
  const choice = await screen.findByRole('group', { name: /which value/ });
  expect(textOf(choice)).toContain('Before both: 2026-05-16');
  worker.answer({
    'device.get': () => ({ ...shown, dates: dated('2023-05-17', '2027-01-01') }),
  });
  await user.click(within(choice).getByRole('button', { name: 'Take theirs' }));
  expect(await warrantyInput()).toHaveProperty('value', '2027-01-01');
  expect(textOf(screen.getByRole('status'))).toBe('Their date stays. Nothing was saved.');
});
