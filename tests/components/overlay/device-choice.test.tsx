import { signal } from '@preact/signals';
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import {
  ChosenDevice,
  DeviceChoice,
  type ChoiceOfDevice,
} from '@/components/overlay/device-choice';
import type { Choice } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import { deviceId } from '../../fixtures/make';

const twins: Choice['choices'] = [
  { id: deviceId(1), name: 'DC01', companyName: 'Alder', siteName: 'HQ', serialNumber: 'AAA1' },
  { id: deviceId(2), name: 'DC01', companyName: 'Birch' },
];

function choiceOf(change: Partial<ChoiceOfDevice> = {}, others = 0) {
  const chosen: DeviceId[] = [];
  const from: ChoiceOfDevice = {
    choice: signal({ choices: twins, others }),
    isMade: signal(true),
    accepts: () => true,
    choose: (id) => void chosen.push(id),
    reconsider: () => chosen.splice(0),
    ...change,
  };
  return { from, chosen };
}

describe('the choice between devices', () => {
  test('tells each by company, site and serial number, as far as it has them', () => {
    const { from } = choiceOf();
    render(<DeviceChoice from={from} message={undefined} />);
    const list = within(screen.getByRole('list', { name: 'Several devices match' }));
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'DC01Alder · HQ · serial AAA1Choose',
      'DC01BirchChoose',
    ]);
  });

  test('takes a person’s choice, and none of a script', () => {
    const { from, chosen } = choiceOf();
    const { rerender } = render(<DeviceChoice from={from} message={undefined} />);
    const button = () => screen.getByRole('button', { name: 'Choose DC01, Birch' });
    fireEvent.click(button());
    expect(chosen).toEqual([deviceId(2)]);
    rerender(<DeviceChoice from={{ ...from, accepts: () => false }} message={undefined} />);
    fireEvent.click(button());
    expect(chosen).toHaveLength(1);
  });

  test('says how many more there are, and why a choice failed', () => {
    const { from } = choiceOf({}, 3);
    render(<DeviceChoice from={from} message="The computer is offline." />);
    expect(screen.getByText(/^3 more match/)).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('The computer is offline.');
  });
});

test('a device that was chosen says so, and can be chosen anew', () => {
  const { from, chosen } = choiceOf();
  chosen.push(deviceId(1));
  render(<ChosenDevice from={from} />);
  expect(screen.getByText(/Chosen by you/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Choose another device' }));
  expect(chosen).toEqual([]);
});
