import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { MissingDoubt } from '@/lib/domain/sync-run';
import { refuse, type Answers } from './fake-worker';
import { NOW, status } from './make';
import { openPopup } from './open-pages';
import { textOf } from './read';

const doubt: MissingDoubt = {
  unseen: 12_000,
  known: 50_000,
  at: NOW,
  companies: [
    { name: 'Contoso', unseen: 8000 },
    { name: 'Fabrikam', unseen: 2500 },
  ],
};

const inDoubt: Answers = { 'status.get': () => status({ missingDoubt: doubt }) };

const openDoubt = async (answers: Answers = {}) => {
  const opened = openPopup({ ...inDoubt, ...answers });
  const card = await screen.findByRole('region', { name: 'Are these devices gone?' });
  return { ...opened, card };
};

test('asks first of all, with the numbers and the companies with most of them', async () => {
  const { card } = await openDoubt();
  expect(screen.getAllByRole('region')[0]).toBe(card);
  expect(textOf(card)).toContain('12,000 of 50,000 devices were not in ConnectWise’s list');
  const companies = within(card).getByRole('list', { name: 'Companies with most of them' });
  expect(within(companies).getAllByRole('listitem').map(textOf)).toEqual([
    'Contoso8,000',
    'Fabrikam2,500',
  ]);
});

test('says nothing of changes while it is not known which devices are gone', async () => {
  const { worker } = await openDoubt();
  expect(screen.queryByText(/since the sync before/i)).toBeNull();
  worker.answer({ 'status.get': () => status() });
  worker.notify({ about: 'status' });
  expect(await screen.findByText(/since the sync before/i)).toBeTruthy();
});

test('is announced politely, and says that a person is needed', async () => {
  const { card } = await openDoubt();
  expect(card.closest('[aria-live="polite"]')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('Needs you')).toBeTruthy();
});

test.for([
  ['Mark as missing', true, '12,000 devices were marked as missing.'],
  ['Keep them', false, '12,000 devices were kept as they were.'],
] as const)('"%s" settles it from the keyboard', async ([name, mark, told]) => {
  const { user, worker } = await openDoubt({ 'sync.settle-doubt': () => ({ isSettled: true }) });
  worker.answer({ 'status.get': () => status() });
  screen.getByRole('button', { name }).focus();
  await user.keyboard('{Enter}');
  const words = await screen.findByText(told);
  expect(worker.bodiesOf('sync.settle-doubt')).toEqual([{ mark, at: NOW }]);
  expect(screen.queryByRole('region', { name: 'Are these devices gone?' })).toBeNull();
  await waitFor(() => expect(document.activeElement?.contains(words)).toBe(true));
  expect(document.activeElement).not.toBe(document.body);
});

test('what came of it is told until the next sync', async () => {
  const { user, worker } = await openDoubt({ 'sync.settle-doubt': () => ({ isSettled: true }) });
  worker.answer({ 'status.get': () => status() });
  await user.click(screen.getByRole('button', { name: 'Mark as missing' }));
  expect(await screen.findByText(/were marked as missing/)).toBeTruthy();
  worker.notify({ about: 'status' });
  await Promise.resolve();
  expect(screen.getByText(/were marked as missing/)).toBeTruthy();

  const problem = problemOf(new Failure('offline', 'ConnectWise could not be reached.'));
  worker.answer({
    'status.get': () => status({ sync: { at: 'stopped', stoppedAt: NOW + 1_000, problem } }),
  });
  worker.notify({ about: 'status' });
  await waitFor(() => expect(screen.queryByText(/were marked as missing/)).toBeNull());
});

test('a choice that could not be taken is told, and tried again', async () => {
  const { user, worker } = await openDoubt({
    'sync.settle-doubt': refuse(new Failure('unexpected', 'The store is closed.')),
  });
  await user.click(screen.getByRole('button', { name: 'Keep them' }));
  expect(textOf(await screen.findByRole('alert'))).toContain('The store is closed.');
  worker.answer({ 'sync.settle-doubt': () => ({ isSettled: true }), 'status.get': () => status() });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('an answer that comes too late settles nothing, and the newer question stands there', async () => {
  const { user, worker } = await openDoubt({ 'sync.settle-doubt': () => ({ isSettled: false }) });
  const newer = { ...doubt, unseen: 700, at: NOW + 1_000 };
  worker.answer({ 'status.get': () => status({ missingDoubt: newer }) });
  await user.click(screen.getByRole('button', { name: 'Mark as missing' }));
  expect(await screen.findByText(/^700 of 50,000/)).toBeTruthy();
  expect(screen.queryByText(/were marked as missing/)).toBeNull();
});

test('an answer that comes too late is told so where nothing is asked any more', async () => {
  const { user, worker } = await openDoubt({ 'sync.settle-doubt': () => ({ isSettled: false }) });
  worker.answer({ 'status.get': () => status() });
  await user.click(screen.getByRole('button', { name: 'Mark as missing' }));
  expect(await screen.findByText(/A later sync has looked again/)).toBeTruthy();
});

test('nothing is asked where nothing is in doubt', async () => {
  openPopup();
  await screen.findByText('Connected');
  expect(screen.queryByText(/Are these devices gone/)).toBeNull();
});
