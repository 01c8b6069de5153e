import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Sight } from '@/lib/state/frame-sight';
import { createHeldAct } from '@/lib/state/held-act';
import type { Answers } from './fake-worker';
import { opening, saved } from './make';
import { openEditor } from './open-pages';
import { textOf } from './read';

const { device: shown } = opening();
const answers: Answers = {
  'editor.opening': () => opening(),
  'editor.close': () => null,
  'editor.move': () => null,
  'edit.save': () => ({ saveId: 'save-1' }),
  'device.get': () => saved(shown, { at: 'sending' }),
};
const button = (name: string) => screen.findByRole('button', { name });

/** The editor in a frame of which it is known how far it can be seen, with three years of warranty chosen. */
async function openSeen(sight: () => Sight) {
  const editor = openEditor(answers, 'ticket-1', async () => sight());
  await editor.user.click(await button('+3 years'));
  await editor.user.click(await button('Save'));
  return editor;
}

test('what a page hides is not saved, and says what to do', async () => {
  const { worker } = await openSeen(() => 'hidden');
  expect(textOf(await screen.findByRole('alert'))).toMatch(/nothing was changed.*tab of its own/);
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test('once it can be seen, Save saves', async () => {
  let sight: Sight = 'hidden';
  const { worker, user } = await openSeen(() => sight);
  sight = 'seen';
  await user.click(await button('Save'));
  await waitFor(() => expect(worker.bodiesOf('edit.save')).toHaveLength(1));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a tab of its own is opened with what is typed by now', async () => {
  const { worker, user } = await openSeen(() => 'hidden');
  await user.click(await button('Open in a tab of its own'));
  expect(worker.bodiesOf('editor.move')).toEqual([
    { ticket: 'ticket-1', typed: { warrantyExpiry: '2026-05-17' } },
  ]);
});

test('where the browser cannot tell, a person is asked, and says yes', async () => {
  const { worker, user } = await openSeen(() => 'untold');
  const question = await screen.findByRole('alertdialog');
  expect(textOf(question)).toContain('cannot tell');
  expect(worker.bodiesOf('edit.save')).toEqual([]);
  await user.click(within(question).getByRole('button', { name: 'Yes, go on' }));
  await waitFor(() => expect(worker.bodiesOf('edit.save')).toHaveLength(1));
});

test('or no, and nothing is done', async () => {
  const { worker, user } = await openSeen(() => 'untold');
  await user.click(await button('No'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(worker.bodiesOf('edit.save')).toEqual([]);
});

test('what was held back is not done later, once something else was', async () => {
  let sight: Sight = 'untold';
  const done: string[] = [];
  const { unlessHidden, goOn } = createHeldAct(async () => sight);
  await unlessHidden(async () => void done.push('first'));
  sight = 'seen';
  await unlessHidden(async () => void done.push('second'));
  await goOn();
  expect(done).toEqual(['second']);
});
