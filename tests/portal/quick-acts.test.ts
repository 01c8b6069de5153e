import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceView, EditView } from '@/lib/domain/device-view';
import { Failure } from '@/lib/domain/failure';
import { rmmDate } from '@/lib/domain/rmm-date';
import { day, editId } from '../fixtures/make';
import { shownDevice } from './device-view';
import { stubObserver } from './observer-stub';
import {
  buttonIn,
  goTo,
  overlayOver,
  pass,
  regionRoot,
  regionText,
  write,
  type PortalPage,
} from './portal-page';

let page: PortalPage | undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

type Answers = PortalPage['worker']['answers'];

async function onPageOf(change: Partial<DeviceView>, answers: Answers = {}) {
  const device = shownDevice(1, change);
  goTo(`/QADashB/QuickAccess/NewDesktops/device/${device.id}`);
  write(`<main><h1>${device.name}</h1></main>`);
  page = overlayOver([device]);
  Object.assign(page.worker.answers, answers);
  await pass(600);
  return { ...page, device };
}

const press = async (name: string | RegExp) => {
  buttonIn(regionRoot(), name).click();
  await pass(20);
};

const saved: EditView = {
  id: editId('edit-1'),
  saveId: 'save-1',
  field: 'warrantyExpiry',
  base: rmmDate(day('2027-05-05')),
  value: rmmDate(day('2028-01-01')),
  madeAt: 1,
  madeBy: 'jdoe',
  state: { at: 'confirmed', confirmedAt: 2 },
};

const unsaved = { source: 'rmm', knownAt: 1, others: [] } as const;
const dates = (purchase?: string, expiry = '2027-10-09'): DeviceView['dates'] => ({
  purchaseDate: { ...unsaved, ...(purchase !== undefined && { date: day(purchase) }) },
  warrantyExpiry: { ...unsaved, date: day(expiry) },
});

describe('a quick warranty', () => {
  test('is saved by one click on a button that was seen long enough', async () => {
    stubObserver(true);
    const { worker, device } = await onPageOf({ dates: dates('2024-02-29') });
    expect(buttonIn(regionRoot(), '+1 year').title).toBe('Warranty until 2025-02-28');
    expect(buttonIn(regionRoot(), '+5 years').title).toBe('Warranty until 2029-02-28');
    await press('+5 years');
    expect(worker.named('portal.quick-edit')).toEqual([
      { deviceId: device.id, act: { kind: 'extend', years: 5 } },
    ]);
  });

  test.for([
    ['covered', true],
    ['perhaps covered', false],
  ] as const)('opens the dialog filled in where its button is %s', async ([, canTell]) => {
    if (canTell) stubObserver(false);
    const { worker, device } = await onPageOf({ dates: dates('2024-10-10') });
    await press('+1 year');
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([
      { deviceId: device.id, prefill: { warrantyExpiry: '2025-10-10' } },
    ]);
  });

  test('counts from today where no purchase date is known', async () => {
    await onPageOf({ dates: dates() });
    expect(regionText()).toContain('Warranty from today');
    expect(buttonIn(regionRoot(), '+1 year').title).toBe('Warranty until 2027-11-22');
  });

  test('opens the dialog filled in where it would count from today for a device seen long before', async () => {
    stubObserver(true);
    const { worker, device } = await onPageOf({ dates: dates(), firstSeen: day('2021-11-22') });
    await press('+3 years');
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([
      { deviceId: device.id, prefill: { warrantyExpiry: '2029-11-22' } },
    ]);
  });

  test('opens the dialog filled in where the warranty would end sooner', async () => {
    stubObserver(true);
    const { worker, device } = await onPageOf({ dates: dates('2024-04-14', '2030-04-13') });
    await press('+1 year');
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([
      { deviceId: device.id, prefill: { warrantyExpiry: '2025-04-14' } },
    ]);
  });

  test('asks in the dialog before it replaces a text that is no date', async () => {
    stubObserver(true);
    const { purchaseDate } = dates('2024-10-10');
    const warrantyExpiry = { ...unsaved, unreadable: '16/04/2021' };
    const { worker } = await onPageOf({ dates: { purchaseDate, warrantyExpiry } });
    await press('+1 year');
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
  });

  test('that would change nothing can’t be pressed', async () => {
    await onPageOf({ dates: dates('2024-10-09') });
    expect(buttonIn(regionRoot(), '+3 years').disabled).toBe(true);
    expect(buttonIn(regionRoot(), '+1 year').disabled).toBe(false);
  });

  test('keeps still while the date is being saved, and before the dates are known', async () => {
    const isOff = () => regionRoot()?.querySelector('.quick')?.hasAttribute('data-off');
    const { worker, notify, device } = await onPageOf({ fieldsReadAt: 0 });
    expect(isOff()).toBe(true);
    const change = async (changed: Partial<DeviceView>) => {
      worker.change(device.id, changed);
      notify({ about: 'devices', ids: [device.id] });
      await pass(500);
    };
    await change({ fieldsReadAt: 1 });
    expect(isOff()).toBe(false);
    const isStill = () => buttonIn(regionRoot(), '+5 years').ariaDisabled === 'true';
    await change({ edits: [{ ...saved, state: { at: 'sending' } }] });
    expect([isOff(), isStill()]).toEqual([false, true]);
    await press('+5 years');
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([]);
    await change({ edits: [{ ...saved, field: 'purchaseDate', state: { at: 'sending' } }] });
    expect(isStill()).toBe(false);
  });

  test('is not offered for what is never bought', async () => {
    await onPageOf({ kind: 'virtual-machine' });
    expect(() => buttonIn(regionRoot(), '+1 year')).toThrow();
  });
});

describe('another source’s date', () => {
  const vendor = { source: 'vendor', date: day('2027-05-01'), knownAt: 1 } as const;
  const open = async () => {
    const { purchaseDate, warrantyExpiry } = dates('2024-10-10');
    const others = { ...warrantyExpiry, others: [vendor] };
    const laid = await onPageOf({ dates: { purchaseDate, warrantyExpiry: others } });
    await press(/^Warranty active/);
    await pass(400);
    await press('Use 2027-05-01 for Warranty expires');
    return laid;
  };

  test('is taken over by one click on a button that was seen long enough', async () => {
    stubObserver(true);
    const { worker, device } = await open();
    const act = { kind: 'accept', field: 'warrantyExpiry', source: 'vendor' };
    expect(worker.named('portal.quick-edit')).toEqual([{ deviceId: device.id, act }]);
  });

  test('is proposed in the dialog where that can’t be proved', async () => {
    const { worker, device } = await open();
    expect(worker.named('portal.quick-edit')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([
      { deviceId: device.id, prefill: { warrantyExpiry: '2027-05-01' } },
    ]);
  });
});

describe('the details', () => {
  const more = [
    { label: 'Site', text: 'Main office' },
    { label: 'Last signed-in user', text: 'anna.finch' },
  ];

  test('are asked for once, when they are opened, and say how the device was recognised', async () => {
    const { worker, device } = await onPageOf({});
    worker.answers['portal.details'] = () => more;
    expect(worker.named('portal.details')).toEqual([]);
    await press('Details');
    for (let time = 0; time < 2; time += 1) await press('Details');
    expect(worker.named('portal.details')).toEqual([{ deviceId: device.id }]);
    for (const text of ['SiteMain office', 'anna.finch']) expect(regionText()).toContain(text);
    expect(regionText()).toContain('Recognised byIts id in the portal');
    await press('Details');
    expect(regionText()).not.toContain('anna.finch');
  });

  test('say how the device was recognised while the rest is read', async () => {
    let answer: () => void = () => undefined;
    const { worker } = await onPageOf({});
    worker.held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    worker.answers['portal.details'] = () => more;
    await press('Details');
    const list = () => regionRoot()?.querySelector('[aria-label="Details"]');
    expect(list()?.getAttribute('aria-busy')).toBe('true');
    expect(list()?.textContent).toBe('Recognised byIts id in the portal');
    answer();
    await pass(50);
    expect(list()?.getAttribute('aria-busy')).toBe('false');
    expect(list()?.textContent).toContain('anna.finch');
  });

  test('are asked for again where the worker could not be reached', async () => {
    const { worker } = await onPageOf({});
    worker.answers['portal.details'] = () => {
      throw new Failure('cancelled', 'Gone.');
    };
    await press('Details');
    worker.answers['portal.details'] = () => more;
    await press('Details');
    await press('Details');
    expect(regionText()).toContain('anna.finch');
  });
});

describe('the next device without dates', () => {
  test('is offered with how many are left, and shown in this tab', async () => {
    const { worker, device } = await onPageOf({}, { 'portal.next-missing': () => ({ left: 12 }) });
    expect(regionText()).toContain('Next device without dates 12 left');
    await press('Next device without dates');
    expect(worker.named('portal.next-missing')).toEqual([
      { deviceId: device.id, go: false },
      { deviceId: device.id, go: true },
    ]);
  });

  test('is not offered where there is none', async () => {
    await onPageOf({});
    expect(regionText()).not.toContain('without dates');
  });

  test('is asked for once, and counts this one only while it lacks a date', async () => {
    const none = { others: [] };
    const { worker, notify, device } = await onPageOf(
      { dates: { purchaseDate: none, warrantyExpiry: none } },
      { 'portal.next-missing': () => ({ left: 12 }) },
    );
    expect(regionText()).toContain('12 left');
    worker.change(device.id, { dates: dates('2024-10-10') });
    notify({ about: 'devices', ids: [device.id] });
    await pass(500);
    expect(regionText()).toContain('11 left');
    expect(worker.named('portal.next-missing')).toHaveLength(1);
  });

  test('is followed by no click that writes: for a moment nothing of the device it leads to does', async () => {
    stubObserver(true);
    const first = shownDevice(1);
    const last = shownDevice(2, { dates: dates('2024-10-10'), edits: [saved] });
    goTo(`/QADashB/QuickAccess/NewDesktops/device/${first.id}`);
    write(`<main><h1>${first.name}</h1></main>`);
    page = overlayOver([first, last]);
    page.worker.answers['portal.next-missing'] = () => ({ left: 0, isLed: true });
    await pass(2600);
    goTo(`/QADashB/QuickAccess/NewDesktops/device/${last.id}`);
    write(`<main><h1>${last.name}</h1></main>`);
    await pass(900);
    expect(regionText()).toContain('Warranty from purchase');
    for (const name of ['+5 years', 'Undo']) await press(name);
    const asked = () => page?.worker.asked.map(({ name }) => name) ?? [];
    expect(asked()).not.toContain('portal.quick-edit');
    expect(asked()).not.toContain('portal.undo');
    expect(asked()).not.toContain('portal.open-editor');
    await pass(2000);
    await press('+5 years');
    expect(asked()).toContain('portal.quick-edit');
  });

  test('keeps its place when none is left, so that what writes does not come there', async () => {
    let left = 2;
    await onPageOf({}, { 'portal.next-missing': () => ({ left }) });
    left = 0;
    await press('Next device without dates');
    expect(regionText()).toContain('Next device without dates 0 left');
    expect(buttonIn(regionRoot(), 'Next device without dates').disabled).toBe(true);
  });
});
