import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { badgeOf, fleet } from './device-view';
import {
  badgesIn,
  buttonIn,
  cardRoot,
  goTo,
  hostsIn,
  overlayOver,
  ownRoots,
  pass,
  write,
  type PortalPage,
} from './portal-page';

let page: PortalPage | undefined;
const devices = fleet(2);
const table = `<table>${devices.map(({ name }) => `<tr><td>${name}</td><td>Online</td></tr>`).join('')}</table>`;

async function lay(html: string): Promise<HTMLElement> {
  const body = write(html);
  page = overlayOver(devices);
  await pass();
  return body;
}

const badge = (): HTMLButtonElement =>
  buttonIn(ownRoots(document)[0], new RegExp(`^${badgeOf(1)}`));

async function open(): Promise<Element | null> {
  badge().click();
  await pass();
  return cardRoot()?.host.parentElement ?? null;
}

beforeEach(() => {
  vi.useFakeTimers();
  goTo('/QADashB/QuickAccess/NewDesktops');
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

describe('the card of a row', () => {
  test('stands at the end of the page', async () => {
    const body = await lay(table);
    expect(await open()).toBe(body);
  });

  test.for([
    ['a dialog', `<dialog open><h2>Choose</h2>${table}</dialog>`, 'dialog'],
    [
      'what the page calls a modal dialog',
      `<div role="dialog" aria-modal="true">${table}</div>`,
      '[role=dialog]',
    ],
    ['a popover', `<div popover>${table}</div>`, '[popover]'],
  ] as const)(
    'stands in %s where the row does, for all else is out of reach',
    async ([, html, layer]) => {
      const body = await lay(html);
      expect(await open()).toBe(body.querySelector(layer));
    },
  );

  test('stands in the dialog of an open shadow root', async () => {
    const body = await lay('<x-app></x-app>');
    const root = body.querySelector('x-app')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('There is no root');
    root.innerHTML = `<dialog open>${table}</dialog>`;
    page?.stop();
    page = overlayOver(devices);
    await pass();
    badge().click();
    await pass();
    expect(root.querySelector('dialog')?.lastElementChild?.shadowRoot).not.toBeNull();
  });

  test('goes with its dialog, whether that is closed or taken out', async () => {
    const body = await lay(`<dialog open>${table}</dialog>`);
    await open();
    body.querySelector('dialog')?.dispatchEvent(new Event('close'));
    expect(cardRoot()).toBeUndefined();
    await open();
    expect(cardRoot()).toBeDefined();
    body.querySelector('dialog')?.remove();
    await pass();
    expect(cardRoot()).toBeUndefined();
    expect(hostsIn()).toEqual([]);
  });

  test('closes at Escape, and leaves the dialog open', async () => {
    const body = await lay(`<dialog open>${table}</dialog>`);
    const heard = vi.fn<() => void>();
    body.addEventListener('keydown', heard);
    await open();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    body.querySelector('td')?.dispatchEvent(escape);
    expect(cardRoot()).toBeUndefined();
    expect(escape.defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
    expect(badgesIn()).toHaveLength(2);
  });

  test('closes at a click beside it, and not at one on it', async () => {
    const body = await lay(`<dialog open>${table}</dialog>`);
    await open();
    const down = () => new Event('pointerdown', { bubbles: true, composed: true });
    cardRoot()?.querySelector('button')?.dispatchEvent(down());
    expect(cardRoot()).toBeDefined();
    body.querySelector('td')?.dispatchEvent(down());
    expect(cardRoot()).toBeUndefined();
  });
});
