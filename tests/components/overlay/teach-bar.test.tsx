import { signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import {
  TeachBar,
  type TaughtDevice,
  type Teaching,
  type TeachState,
} from '@/components/overlay/teach-bar';

const found: TaughtDevice = {
  device: 'SRV-01',
  company: 'Contoso',
  others: 3,
  kind: 'list',
  mayBeList: true,
};

const seenGuard: ReturnType<Teaching['guard']> = {
  prove: async () => 'seen',
  isNew: () => false,
  stop: () => undefined,
};

function teachingAt(state: TeachState, over: Partial<Teaching> = {}): Teaching {
  return {
    state: signal(state),
    candidate: signal(undefined),
    accepts: () => true,
    guard: () => seenGuard,
    move: () => undefined,
    choose: () => undefined,
    setKind: () => undefined,
    setSide: () => undefined,
    keep: () => undefined,
    again: () => undefined,
    cancel: () => undefined,
    ...over,
  };
}

describe.for<[string, TeachState]>([
  ['asks for the name', { at: 'name' }],
  ['says why a click led nowhere', { at: 'name', problem: 'No device is called so.' }],
  ['looks for the device', { at: 'trying' }],
  ['asks for the place', { at: 'place', found }],
  ['shows what would be kept', { at: 'ready', found, side: 'after' }],
  ['is at its end', { at: 'over', text: 'Kept.' }],
])('the bar while it %s', ([, state]) => {
  test('has no accessibility findings', async () => {
    const { container } = render(<TeachBar teaching={teachingAt(state)} />);
    const { violations } = await axe.run(container, {
      // What jsdom does not lay out has no contrast, and a part of a page no landmarks.
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

test('arrow keys go through the page, and Enter takes what is outlined', () => {
  const [move, choose] = [vi.fn(), vi.fn()];
  const candidate = signal<string | undefined>(undefined);
  render(<TeachBar teaching={teachingAt({ at: 'name' }, { move, choose, candidate })} />);
  const picker = screen.getByRole('button', { name: 'Choose with the keyboard' });
  fireEvent.keyDown(picker, { key: 'ArrowDown' });
  fireEvent.keyDown(picker, { key: 'ArrowUp' });
  fireEvent.keyDown(picker, { key: 'a' });
  expect(move.mock.calls).toEqual([[1], [-1]]);
  candidate.value = 'SRV-01';
  fireEvent.click(picker);
  expect(choose).toHaveBeenCalledOnce();
});

test('a click that a script has made up neither keeps nor leaves', () => {
  const [keep, cancel] = [vi.fn(), vi.fn()];
  const state: TeachState = { at: 'ready', found, side: 'after' };
  const accepts = (event: Event) => event.isTrusted;
  render(<TeachBar teaching={teachingAt(state, { keep, cancel, accepts })} />);
  for (const button of screen.getAllByRole('button')) fireEvent.click(button);
  expect(keep).not.toHaveBeenCalled();
  expect(cancel).not.toHaveBeenCalled();
});

test('what is kept says whether the click can have been a person’s', async () => {
  const keep = vi.fn();
  const state: TeachState = { at: 'ready', found, side: 'inside' };
  const guard = () => ({ ...seenGuard, prove: async () => 'hidden' as const });
  render(<TeachBar teaching={teachingAt(state, { keep, guard })} />);
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await vi.waitFor(() => expect(keep).toHaveBeenCalledWith(false));
});
