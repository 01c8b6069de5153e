import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { PushedOutCard } from '@/components/pushed-out-card';
import { PushedOutModel } from '@/lib/state/pushed-out-model';
import { createFakeWorker } from './fake-worker';
import { textOf } from './read';

const show = (hosts: readonly string[]) => {
  const { send } = createFakeWorker({ 'guard.pushed-out': () => hosts });
  render(<PushedOutCard model={new PushedOutModel({ send })} />);
};

test('each page that keeps removing what is shown on it is named, with what to do', async () => {
  show(['a.itsupport247.net', 'b.itsupport247.net']);
  const told = textOf(await screen.findByRole('alert'));
  expect(told).toContain('The page at a.itsupport247.net keeps removing');
  expect(told).toContain('The page at b.itsupport247.net keeps removing');
  expect(told).toContain('Reload the page');
});

test('nothing is said where no page does', async () => {
  show([]);
  await Promise.resolve();
  expect(screen.queryByRole('alert')).toBeNull();
});
