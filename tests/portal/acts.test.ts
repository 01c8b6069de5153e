import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceView, EditView } from '@/lib/domain/device-view';
import { Failure } from '@/lib/domain/failure';
import { rmmDate } from '@/lib/domain/rmm-date';
import { day, editId } from '../fixtures/make';
import { fleet, shownDevice } from './device-view';
import { stubObserver } from './observer-stub';
import {
  buttonIn,
  cardRoot,
  goTo,
  overlayOver,
  pass,
  regionRoot,
  regionText,
  write,
  type PortalPage,
} from './portal-page';

let page: PortalPage | undefined;
const lay = (...args: Parameters<typeof overlayOver>): PortalPage => (page = overlayOver(...args));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

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
const problem = { kind: 'offline', message: 'No network.', advice: 'Check it.' } as const;

async function onPageOf(change: Partial<DeviceView>) {
  const device = shownDevice(1, change);
  goTo(`/QADashB/QuickAccess/NewDesktops/device/${device.id}`);
  write(`<main><h1>${device.name}</h1></main>`);
  const laid = lay([device]);
  await pass(600);
  return { ...laid, device };
}

const press = async (name: string | RegExp) => {
  buttonIn(regionRoot(), name).click();
  await pass(20);
};

describe('the editor', () => {
  test('is framed in the region, with the ticket, and nothing else of the page is told', async () => {
    const { worker, device } = await onPageOf({});
    await press('Edit dates');
    const frame = regionRoot()?.querySelector('iframe');
    expect(worker.named('portal.open-editor')).toEqual([{ deviceId: device.id }]);
    expect(frame?.getAttribute('src')).toBe('about:blank#ticket-1');
    expect(frame?.title).toBe('Edit lifecycle dates');
    expect(frame?.getAttribute('referrerpolicy')).toBe('no-referrer');
  });

  test('goes when it has closed, and the focus is back where it came from', async () => {
    const { notify } = await onPageOf({});
    await press('Edit dates');
    notify({ about: 'editor-closed', ticket: 'another' });
    await pass(20);
    expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
    notify({ about: 'editor-closed', ticket: 'ticket-1' });
    await pass(50);
    expect(regionRoot()?.querySelector('iframe')).toBeNull();
    expect(regionRoot()?.activeElement).toBe(buttonIn(regionRoot(), 'Edit dates'));
  });

  test('is as high as it says, until it is opened again', async () => {
    const { notify } = await onPageOf({});
    const height = () => regionRoot()?.querySelector('iframe')?.style.blockSize;
    await press('Edit dates');
    notify({ about: 'editor-height', ticket: 'another', height: 90 });
    await pass(20);
    expect(height()).toBe('');
    notify({ about: 'editor-height', ticket: 'ticket-1', height: 190 });
    await pass(20);
    expect(height()).toBe('190px');
    notify({ about: 'editor-closed', ticket: 'ticket-1' });
    await pass(50);
    await press('Edit dates');
    expect(height()).toBe('');
  });

  test('comes back, for the same ticket, after the page has rendered anew', async () => {
    const device = shownDevice(1);
    goTo('/QADashB/QuickAccess/NewDesktops/device');
    const html = `<main><h1>${device.name}</h1><dl><dt>Serial number</dt><dd>${device.serialNumber}</dd></dl></main>`;
    write(html);
    const { worker } = lay([device]);
    await pass(800);
    await press('Edit dates');
    write('<main>Loading</main>');
    await pass(700);
    write(html);
    await pass(800);
    expect(regionRoot()?.querySelector('iframe')?.getAttribute('src')).toBe('about:blank#ticket-1');
    expect(worker.named('portal.open-editor')).toHaveLength(1);
  });

  test('says why it does not open', async () => {
    const { worker } = await onPageOf({});
    worker.answers['portal.open-editor'] = () => {
      throw new Failure('rate-limited', 'Too many at once.');
    };
    await press('Edit dates');
    expect(regionText()).toContain('Too many at once.');
    delete worker.answers['portal.open-editor'];
    await pass(500);
    await press('Edit dates');
    expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
  });
});

describe('Undo', () => {
  test('is done where the button was seen long enough', async () => {
    stubObserver(true);
    const { worker, device } = await onPageOf({ edits: [saved] });
    const change = /^Warranty expires 2027-05-05 → 2028-01-01, .+/;
    expect(regionText()).toContain('Saved to ConnectWise RMM');
    expect(regionRoot()?.querySelector('.save .hint')?.textContent).toMatch(change);
    await press('Undo');
    expect(worker.named('portal.undo')).toEqual([{ deviceId: device.id, saveId: 'save-1' }]);
  });

  test('tells afterwards what the RMM holds again', async () => {
    const { base: value, value: base } = saved;
    const undoing = { ...saved, id: editId('edit-2'), saveId: 'save-2', undoOf: 'save-1' };
    await onPageOf({ edits: [{ ...undoing, base, value }] });
    expect(regionText()).toContain('Undone: ConnectWise RMM holds 2027-05-05 again.');
    expect(() => buttonIn(regionRoot(), 'Undo')).toThrow();
  });

  test.for([
    ['is covered', true],
    ['may be covered, for the browser can’t tell', false],
  ] as const)('opens the editor with the former date where the button %s', async ([, canTell]) => {
    if (canTell) stubObserver(false);
    const { worker, device } = await onPageOf({ edits: [saved] });
    await press('Undo');
    expect(worker.named('portal.undo')).toEqual([]);
    expect(worker.named('portal.open-editor')).toEqual([
      { deviceId: device.id, prefill: { warrantyExpiry: '2027-05-05' } },
    ]);
  });

  test('opens the editor where the page was made transparent just before the click', async () => {
    stubObserver(true);
    const { worker } = await onPageOf({ edits: [saved] });
    document.body.style.opacity = '0.01';
    await press('Undo');
    document.body.style.opacity = '';
    expect(worker.named('portal.undo')).toEqual([]);
    expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
  });

  test('counts not when the button has only just come', async () => {
    stubObserver(true);
    const { worker, device, notify } = await onPageOf({});
    worker.change(device.id, { edits: [saved] });
    notify({ about: 'devices', ids: [device.id] });
    await pass(50);
    await press('Undo');
    expect(worker.named('portal.undo')).toEqual([]);
    expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
  });
});

test('a save that waits says why and what to do, and Retry tries again', async () => {
  const edits = [{ ...saved, state: { at: 'queued', nextTryAt: 9, problem } as const }];
  const { worker, device } = await onPageOf({ edits });
  expect(regionText()).toContain('Waiting to save: No network.');
  expect(regionText()).toContain('Check it.');
  await press('Retry');
  expect(worker.named('portal.retry')).toEqual([{ deviceId: device.id }]);
});

test('Retry that the page hides does nothing, and says so', async () => {
  stubObserver(false);
  const edits = [{ ...saved, state: { at: 'failed', problem } as const }];
  const { worker } = await onPageOf({ edits });
  await press('Retry');
  expect(worker.named('portal.retry')).toEqual([]);
  expect(regionText()).toContain('The page hid or moved this button');
});

test('a save that waits can be taken back', async () => {
  stubObserver(true);
  const edits = [{ ...saved, state: { at: 'queued', nextTryAt: 9, problem } as const }];
  const { worker, device } = await onPageOf({ edits });
  await press('Undo');
  expect(worker.named('portal.undo')).toEqual([{ deviceId: device.id, saveId: 'save-1' }]);
});

test('a conflict tells both values with who and when, and is resolved in the editor', async () => {
  const noon = (text: string) => Date.parse(`${text}T12:00:00`);
  const theirs = { value: rmmDate(day('2029-09-09')), setBy: 'tech.west' };
  const conflict = { at: 'conflict', theirs: { ...theirs, setAt: noon('2026-11-20') } } as const;
  await onPageOf({ edits: [{ ...saved, madeAt: noon('2026-11-22'), state: conflict }] });
  expect(regionText()).toContain('2029-09-09, set 2026-11-20 by tech.west');
  expect(regionText()).toContain('yours is 2028-01-01, typed 2026-11-22 by jdoe');
  await press('Resolve');
  expect(regionRoot()?.querySelector('iframe')).not.toBeNull();
});

describe('a device that is not imported', () => {
  const imported = (worker: PortalPage['worker'], id: string) => {
    worker.answers['portal.import'] = () => {
      worker.change(id, { standing: 'imported' });
      return null;
    };
  };

  test('is imported by a click that can have been meant', async () => {
    stubObserver(true);
    const { worker, device } = await onPageOf({ standing: 'staged' });
    imported(worker, device.id);
    expect(regionText()).toContain('Not imported');
    await press('Import this device');
    await pass(200);
    expect(regionText()).toContain('Warranty active');
  });

  test('is asked about once more where the first click can have been stolen', async () => {
    const { worker, device } = await onPageOf({ standing: 'ignored' });
    imported(worker, device.id);
    await press('Import this device');
    await pass(600);
    expect(worker.named('portal.import')).toEqual([]);
    await press('Yes, import it');
    await pass(200);
    expect(regionText()).toContain('Warranty active');
  });

  test('is imported by a click on what has only just come, once it was seen long enough', async () => {
    stubObserver(true);
    const { worker, device, notify } = await onPageOf({ standing: 'company-not-mapped' });
    imported(worker, device.id);
    worker.change(device.id, { standing: 'staged' });
    notify({ about: 'companies' });
    await pass(50);
    await press('Import this device');
    expect(worker.named('portal.import')).toEqual([]);
    await pass(600);
    expect(worker.named('portal.import')).toHaveLength(1);
  });

  test('is not imported by two clicks on what the page hides', async () => {
    stubObserver(false);
    const { worker } = await onPageOf({ standing: 'staged' });
    await press('Import this device');
    await press('Yes, import it');
    await pass(600);
    expect(worker.named('portal.import')).toEqual([]);
    expect(regionText()).toContain('The page hid or moved this button');
  });

  test('of a company without a mapping leads to the mapping', async () => {
    const { worker, device } = await onPageOf({ standing: 'company-not-mapped' });
    expect(regionText()).toContain('Company not mapped');
    await press('Map company');
    expect(worker.named('portal.map-company')).toEqual([{ companyId: device.companyId }]);
  });

  test('of a company that is left out says no more than that, and leads to the mapping', async () => {
    const { worker } = await onPageOf({ standing: 'company-not-mapped', isLeftOut: true });
    expect(regionText()).toContain('This company is left out on purpose.');
    expect(regionText()).not.toMatch(/not mapped|stands for no client/);
    await press('Map company');
    expect(worker.named('portal.map-company')).toHaveLength(1);
  });
});

test('acts in quick succession are stopped, and it is said', async () => {
  const edits = [{ ...saved, state: { at: 'failed', problem } as const }];
  const { worker } = await onPageOf({ edits });
  await press('Retry');
  await press('Retry');
  expect(worker.named('portal.retry')).toHaveLength(1);
  expect(regionText()).toContain('Wait a moment');
});

describe('the card of a row', () => {
  const openCard = async () => {
    goTo('/QADashB/QuickAccess/NewDesktops');
    write(
      `<ul>${fleet(3)
        .map(({ name }) => `<li>${name}</li>`)
        .join('')}</ul>`,
    );
    const laid = lay(fleet(3));
    await pass();
    const badge = buttonIn(
      document.querySelector('li div')?.shadowRoot ?? undefined,
      /^Warranty active 2028-01-01/,
    );
    badge.click();
    await pass(20);
    return { ...laid, badge };
  };

  test('shows the dates and where they came from, and takes the focus', async () => {
    const { badge } = await openCard();
    const card = cardRoot()?.querySelector('dialog');
    expect(card?.getAttribute('aria-label')).toBe('Hardware lifecycle of WS-001');
    expect(card?.textContent).toContain('2024-01-10');
    expect(card?.textContent).toContain('field Purchase Date');
    expect(cardRoot()?.activeElement).toBe(card);
    expect(badge.getAttribute('aria-expanded')).toBe('true');
  });

  test('closes on Escape, and the focus goes back to the badge', async () => {
    const { badge } = await openCard();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await pass(20);
    expect(cardRoot()).toBeUndefined();
    expect((badge.getRootNode() as ShadowRoot).activeElement).toBe(badge);
  });

  test('closes on a click elsewhere, unless something is being edited in it', async () => {
    await openCard();
    buttonIn(cardRoot(), 'Edit dates').click();
    await pass(20);
    const outside = () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    outside();
    expect(cardRoot()?.querySelector('iframe')).not.toBeNull();
    page?.notify({ about: 'editor-closed', ticket: 'ticket-1' });
    await pass(20);
    outside();
    expect(cardRoot()).toBeUndefined();
  });

  test('closes when the page goes elsewhere', async () => {
    await openCard();
    goTo('/QADashB/QuickAccess/NewDesktops/service-tickets');
    document.body.append(' ');
    await pass(20);
    expect(cardRoot()).toBeUndefined();
  });
});

test('what is pressed in our controls reaches no listener of the page', async () => {
  await onPageOf({});
  const heard: string[] = [];
  const types = ['click', 'keydown', 'pointerdown', 'mousedown'];
  for (const type of types) document.body.addEventListener(type, () => heard.push(type));
  const button = buttonIn(regionRoot(), 'Edit dates');
  for (const type of types)
    button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  expect(heard).toEqual([]);
});
