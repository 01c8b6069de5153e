import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { DeviceMore } from '@/lib/domain/device-details';
import type { DeviceView } from '@/lib/domain/device-view';
import { Failure, problemOf } from '@/lib/domain/failure';
import { later, refuse, type Answers } from './fake-worker';
import { dated, day, device, NOW, page, saved } from './make';
import { openWorkspace } from './open-pages';
import { textOf } from './read';

const laptop = device('Front desk', {
  standing: 'imported',
  clientName: 'Contoso Group',
  dates: dated('2023-05-17', '2026-12-16'),
});
const more: DeviceMore = {
  hostName: 'desk-01.contoso.local',
  macAddresses: ['00:15:5d:01:02:03'],
  groups: ['Laptops', 'Kiosks'],
  processor: 'Intel Core i7',
  memoryBytes: 16 * 1024 ** 3,
  lastUser: 'kim',
  customFields: [{ name: 'Asset tag', text: 'A-4711', origin: 'partner' }],
  readAt: Date.now() - 4 * 60_000,
};

const known = (view: DeviceView | null, over: Answers = {}): Answers => ({
  'device.get': () => view,
  'device.details': () => more,
  ...over,
});

const openDevice = (view: DeviceView | null = laptop, over: Answers = {}) =>
  openWorkspace(`#device/${laptop.id}`, known(view, over));

const region = (name: string) => screen.findByRole('region', { name });
const button = (name: string) => screen.findByRole('button', { name });

describe('what is known of a device', () => {
  test('is told under its name', async () => {
    openDevice();
    expect(await screen.findByRole('heading', { level: 1, name: 'Front desk' })).toBeTruthy();
    const facts = textOf(await region('Device'));
    for (const fact of ['Contoso Group', '7XK2L93', 'Intel Core i7', '16 GB', 'Laptops, Kiosks']) {
      expect(facts).toContain(fact);
    }
    expect(facts).toContain('Read from ConnectWise 4 minutes ago.');
    expect(textOf(await region('Custom fields'))).toContain('Asset tagA-4711');
  });

  test('leaves out what is not known', async () => {
    openDevice(laptop, { 'device.details': () => ({ macAddresses: [], groups: [] }) });
    const facts = await region('Device');
    await waitFor(() => expect(textOf(facts)).toContain('were not read yet'));
    expect(within(facts).queryByText('Processor')).toBeNull();
    expect(within(facts).queryByText('MAC addresses')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Custom fields' })).toBeNull();
  });

  test('stands there while the rest is still being read', async () => {
    const details = later<DeviceMore>();
    openDevice(laptop, { 'device.details': () => details.promise });
    const facts = await region('Device');
    expect(textOf(facts)).toContain('7XK2L93');
    expect(textOf(facts)).toContain('Reading more from ConnectWise…');
    details.resolve(more);
    expect(await screen.findByText('Intel Core i7')).toBeTruthy();
    expect(screen.queryByText('Reading more from ConnectWise…')).toBeNull();
  });

  test('stands there where the rest can’t be read, and it is tried again on request', async () => {
    const { user, worker } = openDevice(laptop, {
      'device.details': refuse(new Failure('offline', 'ConnectWise could not be reached.')),
    });
    expect(
      await screen.findByText(/The rest could not be read: ConnectWise could not/),
    ).toBeTruthy();
    expect(textOf(await region('Device'))).toContain('7XK2L93');
    worker.answer({ 'device.details': () => more });
    await user.click(await button('Try again'));
    expect(await screen.findByText('Intel Core i7')).toBeTruthy();
  });
});

describe('the lifecycle', () => {
  test('tells status, dates, and where each came from', async () => {
    openDevice();
    const card = textOf(await region('Hardware lifecycle'));
    expect(card).toContain('Warranty expiring 2026-12-16, in 25 days');
    expect(card).toContain('In service: 3.5 years old (policy: 4), warranty until 2026-12-16');
    expect(card).toMatch(/Purchase date2023-05-17ConnectWise RMM, field Purchase Date/);
  });

  test('tells what another source says instead', async () => {
    const { warrantyExpiry, purchaseDate } = laptop.dates;
    const others = [{ source: 'vendor', date: day('2027-05-01'), knownAt: NOW }] as const;
    openDevice({
      ...laptop,
      dates: { purchaseDate, warrantyExpiry: { ...warrantyExpiry, others } },
    });
    expect(textOf(await screen.findByText(/^Vendor says/))).toContain('Vendor says 2027-05-01');
  });

  test('does not call a date missing that was not read yet', async () => {
    openDevice(device('Front desk', { standing: 'imported', fieldsReadAt: 0 }));
    const card = textOf(await region('Hardware lifecycle'));
    expect(card).toContain('Warranty unknown, not read yet');
    expect(card).toContain('Purchase dateNot read yet');
  });

  test('has no warranty on a virtual machine', async () => {
    openDevice(device('VM-1', { standing: 'imported', kind: 'virtual-machine' }));
    const card = await region('Hardware lifecycle');
    expect(textOf(card)).toContain('No warranty on this type');
    expect(within(card).queryByText('Warranty expires')).toBeNull();
  });

  test('says since when the RMM no longer lists the device', async () => {
    openDevice({ ...laptop, missingSince: Date.now() - 3 * 86_400_000 });
    expect(
      await screen.findByText(/No longer in the RMM; a sync missed it 3 days ago/),
    ).toBeTruthy();
  });

  test('follows changes from elsewhere', async () => {
    const { worker } = openDevice();
    await region('Hardware lifecycle');
    worker.answer(known({ ...laptop, dates: dated('2023-05-17', '2029-01-31') }));
    worker.notify({ about: 'devices', ids: [laptop.id] });
    expect(await screen.findAllByText('2029-01-31')).not.toEqual([]);
  });

  test('is edited here, and the end of the save shows on the page', async () => {
    const { user, worker } = openDevice(laptop, { 'edit.save': () => ({ saveId: 'save-1' }) });
    await user.click(await button('Edit dates'));
    const dialog = await screen.findByRole('dialog', { name: 'Lifecycle dates' });
    const input = await within(dialog).findByLabelText('Warranty expires', { exact: true });
    await user.clear(input);
    await user.type(input, '2028-05-17');
    worker.answer(known(saved(laptop, { at: 'sending' })));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(worker.bodiesOf('edit.save')).toMatchObject([
      { deviceId: laptop.id, edits: [{ field: 'warrantyExpiry', value: '2028-05-17' }] },
    ]);
    await user.click(await within(dialog).findByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText('Saving to ConnectWise RMM')).toBeTruthy();
  });

  test('an edit that was not saved says why, and is tried again or taken back', async () => {
    const problem = problemOf(new Failure('not-stored', 'The field still holds 2026-05-16.'));
    const { user, worker } = openDevice(saved(laptop, { at: 'failed', problem }), {
      'edit.retry': () => null,
      'edit.undo': () => ({ saveId: 'save-2' }),
    });
    expect(await screen.findByText('Not saved: The field still holds 2026-05-16.')).toBeTruthy();
    expect(screen.getByText(problem.advice)).toBeTruthy();
    await user.click(await button('Retry'));
    await user.click(await button('Undo'));
    expect(worker.bodiesOf('edit.retry')).toEqual([{ deviceId: laptop.id }]);
    expect(worker.bodiesOf('edit.undo')).toEqual([{ saveId: 'save-1' }]);
  });

  test('an undo that has arrived is not offered to be undone', async () => {
    const undoing = saved(laptop, { at: 'confirmed', confirmedAt: NOW });
    const edits = undoing.edits.map((edit) => ({ ...edit, undoOf: 'save-0' }));
    openDevice({ ...undoing, edits });
    expect(await screen.findByText('Saved to ConnectWise RMM')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

test('a device that is not imported yet is imported in one step', async () => {
  const { user, worker } = openDevice(device('Front desk'), {
    'devices.track': () => ({ changed: 1 }),
    'device.details': () => ({ macAddresses: [], groups: [] }),
  });
  expect(await screen.findByText(/custom fields are read once it is imported/)).toBeTruthy();
  worker.answer(known(laptop));
  await user.click(await button('Import this device'));
  expect(worker.bodiesOf('devices.track')).toEqual([
    { selection: { ids: [laptop.id] }, tracking: 'imported' },
  ]);
  expect(await screen.findByText('Intel Core i7')).toBeTruthy();
});

test('a device whose company is not mapped leads to the mapping', async () => {
  openDevice(device('Front desk', { standing: 'company-not-mapped' }));
  const link = await screen.findByRole('link', { name: 'Map company' });
  expect(link.getAttribute('href')).toBe('#companies?company=c-contoso');
});

test('a device whose company was left out says so, and leads to where that is taken back', async () => {
  openDevice(device('Front desk', { standing: 'company-not-mapped', isLeftOut: true }));
  expect(await screen.findByText(/left out on purpose/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Map company' })).toBeTruthy();
});

test('a device that was to be shown in the portal tells why it is shown here', async () => {
  openWorkspace(`#device/${laptop.id}?portal=unknown`, known(laptop));
  expect(await screen.findByText(/how the portal addresses devices is not known/)).toBeTruthy();
});

test('a device that is not stored says so, and leads back', async () => {
  openDevice(null, { 'device.details': () => null, 'devices.list': () => page([]) });
  expect(await screen.findByText('This device is not stored here')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'All devices' })).toBeTruthy();
});

test('a device that can’t be shown says why, and is asked for again', async () => {
  const { user, worker } = openDevice(laptop, {
    'device.get': refuse(new Failure('unexpected', 'The store is closed.')),
  });
  expect(textOf(await screen.findByRole('alert'))).toContain('The store is closed.');
  worker.answer(known(laptop));
  await user.click(await button('Try again'));
  expect(await screen.findByRole('heading', { level: 1, name: 'Front desk' })).toBeTruthy();
});

test('its page in the portal is opened, or it is said why that can’t be', async () => {
  const { user, worker } = openDevice(laptop, { 'device.open': () => ({ in: 'portal' }) });
  await user.click(await button('Open in portal'));
  expect(worker.bodiesOf('device.open')).toEqual([laptop.id]);
  expect(screen.queryByText(/is not known yet/)).toBeNull();
  worker.answer({ 'device.open': () => ({ in: 'workspace' }) });
  await user.click(await button('Open in portal'));
  expect(
    await screen.findByText(/Where the portal shows this device is not known yet/),
  ).toBeTruthy();
});

test('another device in the address is another page', async () => {
  const { worker } = openDevice();
  await screen.findByRole('heading', { level: 1, name: 'Front desk' });
  worker.answer(known(device('Back office')));
  window.location.hash = '#device/d-back-office';
  expect(await screen.findByRole('heading', { level: 1, name: 'Back office' })).toBeTruthy();
  expect(worker.bodiesOf('device.get').at(-1)).toBe('d-back-office');
});
