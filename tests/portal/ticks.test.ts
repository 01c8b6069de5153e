import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceView } from '@/lib/domain/device-view';
import { Failure } from '@/lib/domain/failure';
import { deviceId } from '../fixtures/make';
import { fleet, shownDevice } from './device-view';
import { buttonIn, goTo, hostsIn, overlayOver, pass, write, type PortalPage } from './portal-page';

let page: PortalPage | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  goTo('/QADashB/QuickAccess/NewDesktops');
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

async function lay(devices: readonly DeviceView[]): Promise<PortalPage> {
  page = overlayOver(devices);
  await pass(600);
  return page;
}

const barRoot = (): ShadowRoot | undefined =>
  hostsIn().find((host) => host.shadowRoot?.querySelector('[aria-label="Ticked devices"]'))
    ?.shadowRoot ?? undefined;
const barText = (): string => barRoot()?.querySelector('section')?.textContent ?? '';

const box = (at: number): HTMLElement => {
  const found = document.querySelectorAll<HTMLElement>('.tick')[at];
  if (!found) throw new Error(`No box ${at}`);
  return found;
};
async function click(element: HTMLElement): Promise<void> {
  element.click();
  await pass(400);
}

const nativeRow = ({ name }: DeviceView, isTicked = false) =>
  `<tr><td><input class="tick" type="checkbox" ${isTicked ? 'checked' : ''}></td><td>${name}</td></tr>`;
const nativeTable = (devices: readonly DeviceView[], isTicked = false) =>
  `<table><thead><tr><th><input id="all" type="checkbox"></th><th>Name</th></tr></thead>
   <tbody>${devices.map((device) => nativeRow(device, isTicked)).join('')}</tbody></table>`;

describe('rows that are ticked', () => {
  test('are offered to the bulk dialog, which opens for exactly these devices', async () => {
    write(nativeTable(fleet(5)));
    const { worker } = await lay(fleet(5));
    expect(barRoot()).toBeUndefined();
    await click(box(1));
    expect(barText()).toContain('Edit dates of 1 device');
    await click(box(3));
    await click(box(4));
    await click(box(1));
    buttonIn(barRoot(), 'Edit dates of 2 devices').click();
    await pass(20);
    expect(worker.named('portal.open-bulk')).toEqual([{ deviceIds: [deviceId(4), deviceId(5)] }]);
  });

  test('are seen in boxes that the page has made itself', async () => {
    const rows = fleet(3).map(
      ({ name }) =>
        `<div role="row"><span class="tick" role="checkbox" aria-checked="false"></span><span role="gridcell">${name}</span></div>`,
    );
    write(`<div role="grid">${rows.join('')}</div>`);
    await lay(fleet(3));
    const second = box(1);
    second.addEventListener('keyup', () => second.setAttribute('aria-checked', 'true'));
    second.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true, composed: true }));
    await pass(400);
    expect(barText()).toContain('Edit dates of 1 device');
  });

  test('are seen where the row itself is selected', async () => {
    const rows = fleet(3).map(
      ({ name }) =>
        `<div role="row" class="tick" aria-selected="false"><span role="gridcell">${name}</span></div>`,
    );
    write(`<div role="grid">${rows.join('')}</div>`);
    await lay(fleet(3));
    const row = box(2);
    row.addEventListener('click', () => row.setAttribute('aria-selected', 'true'));
    await click(row);
    expect(barText()).toContain('Edit dates of 1 device');
  });

  test('count only where they name an imported device', async () => {
    write(nativeTable(fleet(3)));
    await lay(
      fleet(3).map((one, at) => (at === 1 ? { ...one, standing: 'staged' as const } : one)),
    );
    await click(box(1));
    expect(barRoot()).toBeUndefined();
    await click(box(0));
    expect(barText()).toContain('Edit dates of 1 device');
  });

  test('were ticked by a person: what the page has ticked by itself brings no bar', async () => {
    write(nativeTable(fleet(3), true));
    await lay(fleet(3));
    await click(document.body);
    expect(barRoot()).toBeUndefined();
    await click(box(0));
    expect(barText()).toContain('Edit dates of 2 devices');
  });

  test('follow the box that ticks all', async () => {
    write(nativeTable(fleet(4)));
    await lay(fleet(4));
    const all = document.querySelector<HTMLInputElement>('#all');
    const tickAll = () =>
      document
        .querySelectorAll<HTMLInputElement>('.tick')
        .forEach((one) => (one.checked = all?.checked ?? false));
    all?.addEventListener('change', tickAll);
    all?.click();
    await pass(400);
    expect(barText()).toContain('Edit dates of 4 devices');
    all?.click();
    await pass(400);
    expect(barRoot()).toBeUndefined();
  });

  test('are no more than one bulk edit takes', async () => {
    const crowd = Array.from({ length: 520 }, (_, at): DeviceView => {
      const number = at + 1;
      const own = { id: deviceId(number), name: `PC-${number}`, serialNumber: `NUMBER${number}` };
      return { ...shownDevice(1), ...own };
    });
    write(nativeTable(crowd, true));
    const { worker } = await lay(crowd);
    await pass(3000);
    box(0).click();
    await click(box(0));
    expect(barText()).toContain('Edit dates of 500 devices');
    expect(barText()).toContain('The first of 520 ticked');
    buttonIn(barRoot(), /^Edit dates/).click();
    await pass(20);
    const [asked] = worker.named('portal.open-bulk') as { deviceIds: string[] }[];
    expect(asked?.deviceIds).toHaveLength(500);
  });
});

describe('in a grid that shows few of its rows', () => {
  const ROWS = 3;
  const ticked = new Set<number>();
  /** Puts other devices into the same row elements, as a scroll does. */
  const scrollTo = async (first: number) => {
    for (const [at, row] of [...document.querySelectorAll('tbody tr')].entries()) {
      const name = row.children[1]?.firstChild;
      if (name instanceof Text) name.data = fleet(30)[first + at]?.name ?? '';
      const input = row.querySelector('input');
      if (input) input.checked = ticked.has(first + at);
    }
    await pass(600);
  };
  const tick = async (first: number, at: number) => {
    if (!ticked.delete(first + at)) ticked.add(first + at);
    await click(box(at));
  };
  beforeEach(async () => {
    ticked.clear();
    write(nativeTable(fleet(ROWS)));
    await lay(fleet(30));
  });

  test('what was ticked is kept while it is out of sight', async () => {
    await tick(0, 1);
    await scrollTo(10);
    await tick(10, 0);
    expect(barText()).toContain('Edit dates of 2 devices');
    await scrollTo(0);
    expect(barText()).toContain('Edit dates of 2 devices');
  });

  test('what shows unticked when it comes back is dropped', async () => {
    await tick(0, 1);
    await scrollTo(10);
    await tick(10, 0);
    ticked.delete(1);
    await scrollTo(0);
    expect(barText()).toContain('Edit dates of 1 device');
  });

  test('what unticks all that is in sight has unticked the rest', async () => {
    await tick(0, 1);
    await scrollTo(10);
    await tick(10, 0);
    const clear = document.createElement('button');
    document.body.append(clear);
    clear.addEventListener('click', () => {
      for (const input of document.querySelectorAll('input')) input.checked = false;
    });
    await click(clear);
    expect(barRoot()).toBeUndefined();
  });
});

describe('the bar', () => {
  const tickOne = async () => {
    write(nativeTable(fleet(3)));
    const laid = await lay(fleet(3));
    await click(box(0));
    return laid;
  };

  test('goes when it is dismissed, and comes with other ticks once these are gone', async () => {
    await tickOne();
    buttonIn(barRoot(), 'Dismiss').click();
    await click(box(1));
    expect(barRoot()).toBeUndefined();
    await click(box(0));
    await click(box(1));
    await click(box(2));
    expect(barText()).toContain('Edit dates of 1 device');
  });

  test('goes with the page', async () => {
    await tickOne();
    goTo('/QADashB/QuickAccess/NewDesktops/service-tickets');
    document.body.append(' ');
    await pass(100);
    expect(barRoot()).toBeUndefined();
  });

  test('comes back where the page has thrown it out', async () => {
    await tickOne();
    barRoot()?.host.remove();
    await click(box(1));
    expect(barText()).toContain('Edit dates of 2 devices');
  });

  test('says why the dialog does not open', async () => {
    const { worker } = await tickOne();
    worker.answers['portal.open-bulk'] = () => {
      throw new Failure('rate-limited', 'Too many at once.');
    };
    buttonIn(barRoot(), /^Edit dates/).click();
    await pass(20);
    expect(barText()).toContain('Too many at once.');
  });
});
