import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import { rmmDate } from '@/lib/domain/rmm-date';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import type { ActivityView } from '@/lib/domain/activity';
import { refuse, type Answers } from './fake-worker';
import { day, device, edit, NOW, saved } from './make';
import { openPopup } from './open-pages';
import { descriptionOf, textOf } from './read';

const told = (event: ActivityView['event'], number = 9): ActivityView => ({
  number,
  at: NOW,
  event,
  canUndo: false,
});

const listing = (...rows: ActivityView[]): Answers => ({
  'activity.list': () => ({ rows, more: false }),
});

async function openActivity(answers: Answers) {
  const page = openPopup(answers);
  await page.user.click(await screen.findByRole('tab', { name: 'Activity' }));
  return page;
}

const line = async (index = 0) => {
  const list = await screen.findByRole('list', { name: 'Activity' });
  return textOf(within(list).getAllByRole('listitem')[index]);
};

test('an edit tells device, field, both values, who, and what became of it', async () => {
  await openActivity(listing(edit(1)));
  expect(await line()).toMatch(
    /Front desk\s?Saved.*Warranty expires: 2026-05-16 → 2028-05-17.*Kim/,
  );
});

test('Undo takes back the edit of its own line', async () => {
  const { user, worker } = await openActivity({
    ...listing(edit(2), edit(1)),
    'edit.undo': () => ({ saveId: 'save-3' }),
  });
  const [, second] = await screen.findAllByRole('button', { name: 'Undo' });
  if (!second) throw new Error('No second Undo');
  expect(descriptionOf(second)).toContain('Front desk');
  await user.click(second);
  expect(worker.bodiesOf('edit.undo')).toEqual([{ saveId: 'save-1' }]);
});

test('an edit that took another one back has no Undo of its own', async () => {
  const { event, ...rest } = edit(2);
  if (event.kind !== 'edit') throw new Error('No edit');
  await openActivity(listing({ ...rest, event: { ...event, undoOf: 'save-1' } }));
  expect(await line()).toMatch(/^Undo on Front desk/);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('offers no Undo where there is nothing to take back', async () => {
  await openActivity(listing(edit(1, { canUndo: false })));
  await line();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('an edit that was not saved says why and can be tried again', async () => {
  const problem = problemOf(new Failure('not-stored', 'The field still holds 2026-05-16.'));
  const { user, worker } = await openActivity({
    ...listing(edit(1, { outcome: 'not-saved', problem })),
    'edit.retry': () => null,
  });
  expect(await line()).toContain('The field still holds 2026-05-16.');
  expect(await line()).toContain(problem.advice);
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(worker.bodiesOf('edit.retry')).toEqual([{ deviceId: 'd-front-desk' }]);
});

test('a conflict shows both values, who and when, and takes the choice', async () => {
  const inConflict = saved(device('Front desk'), {
    at: 'conflict',
    theirs: { value: rmmDate(day('2027-01-01')), setBy: 'alex@msp.example', setAt: NOW },
  });
  const { user, worker } = await openActivity({
    ...listing(edit(1, { outcome: 'conflict', canUndo: false })),
    'device.get': () => inConflict,
    'edit.resolve': () => null,
  });
  await user.click(await screen.findByRole('button', { name: 'Choose a value' }));
  const choice = await screen.findByRole('group', { name: 'Warranty expires: which value?' });
  expect(textOf(choice)).toMatch(/Yours\s?2028-05-17\s?Kim.*RMM\s?2027-01-01\s?alex@msp\.example/);
  await user.click(within(choice).getByRole('button', { name: 'Take theirs' }));
  expect(worker.bodiesOf('edit.resolve')).toEqual([
    { editId: inConflict.edits[0]?.id, keep: 'theirs' },
  ]);
});

test.for<readonly [string, ActivityView['event']]>([
  [
    'Full resync done 12 companies, 15 sites, 340 devices 2 records set aside Passed over: Litware',
    {
      kind: 'sync',
      sync: 'full',
      counts: { ...noCounts, companies: 12, sites: 15, devices: 340, setAside: 2 },
      changes: noChanges,
      skipped: ['Litware'],
    },
  ],
  [
    'Sync stopped No network.',
    {
      kind: 'sync',
      sync: 'quick',
      counts: noCounts,
      changes: noChanges,
      skipped: [],
      problem: problemOf(new Failure('offline', 'No network.')),
    },
  ],
  [
    'Companies mapped 12 companies mapped, 1 taken off',
    { kind: 'mapping', mapped: 12, unmapped: 1 },
  ],
  ['Devices reviewed 120 imported, 4 ignored', { kind: 'import', imported: 120, ignored: 4 }],
  ['Devices reviewed 2 put back', { kind: 'import', imported: 0, ignored: 0, staged: 2 }],
  [
    'Data imported 93 rows added 1 row changed',
    { kind: 'connection', what: 'data-imported', rows: { added: 93, changed: 1 } },
  ],
  ['Data removed from this browser', { kind: 'connection', what: 'data-removed' }],
])('tells %s', async ([words, event]) => {
  await openActivity(listing(told(event)));
  expect((await line()).replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
});

test('the end of an edit that its own line tells is not told twice', async () => {
  const ended = {
    kind: 'edit-ended',
    saveId: 'save-1',
    deviceId: device('Front desk').id,
  } as const;
  await openActivity(
    listing(
      told({ ...ended, field: 'purchaseDate', outcome: 'confirmed' }, 3),
      told({ ...ended, field: 'purchaseDate', outcome: 'discarded' }, 2),
      edit(1),
    ),
  );
  expect(await line(0)).toContain('Purchase date was given up');
  expect(await line(1)).toContain('Front desk');
});

test('earlier activity is loaded on request', async () => {
  const { user, worker } = await openActivity({
    'activity.list': ({ before }) =>
      before === undefined
        ? { rows: Array.from({ length: 50 }, (_, index) => edit(100 - index)), more: true }
        : { rows: [edit(50)], more: false },
  });
  await user.click(await screen.findByRole('button', { name: 'Show earlier activity' }));
  await waitFor(async () => expect(await line(50)).toContain('Front desk'));
  expect(worker.bodiesOf('activity.list').at(-1)).toMatchObject({ before: 51 });
  expect(screen.queryByRole('button', { name: 'Show earlier activity' })).toBeNull();
});

test('what happens meanwhile appears by itself', async () => {
  const { worker } = await openActivity(listing());
  expect(await screen.findByText('Nothing has happened yet')).toBeTruthy();
  worker.answer(listing(edit(1)));
  worker.notify({ about: 'activity' });
  expect(await line()).toContain('Front desk');
});

test('an Undo that was refused says why', async () => {
  const { user } = await openActivity({
    ...listing(edit(1)),
    'edit.undo': refuse(new Failure('bad-input', 'These dates were changed again.')),
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(textOf(await screen.findByRole('alert'))).toContain('These dates were changed again.');
});
