import { element, icon, type IconName } from './dom.ts';
import { pageHref, type Route } from './route.ts';
import type { Switches } from './switches.ts';

const LEGACY_TABLE = '/QADashB/QuickAccess/Desktops';
const FRAMED = '/QADashB/QuickAccess/Framed';

/** The bars around every view. Returns the place where views go. */
export function buildShell(switches: Switches, search: string): HTMLElement {
  const main = element('main', { class: 'content' });
  if (switches.embedded) {
    document.body.replaceChildren(main);
    return main;
  }
  const inner = (section: 'list' | 'cards' | 'tickets', name: IconName, text: string) =>
    element('a', { href: pageHref(section, search), 'data-section': section }, icon(name), text);
  const outer = (name: IconName, text: string, href: string) =>
    element('a', { href }, icon(name), text);
  document.body.replaceChildren(
    element(
      'header',
      { class: 'topbar' },
      element('span', { class: 'brand' }, 'Northfield RMM'),
      element('span', { class: 'partner' }, 'Northfield IT · sandbox'),
      element('span', { class: 'avatar', title: 'Signed in as tech.north' }, 'TN'),
    ),
    element(
      'div',
      { class: 'body' },
      element(
        'nav',
        { class: 'sidebar', 'aria-label': 'Sections' },
        inner('list', 'devices', 'Devices'),
        inner('cards', 'cards', 'Device cards'),
        outer('table', 'Classic list', LEGACY_TABLE),
        outer('frame', 'Classic frame', FRAMED),
        inner('tickets', 'tickets', 'Service tickets'),
      ),
      main,
    ),
  );
  return main;
}

/** Where a view is put: the main area itself, or an open shadow root inside it. */
export function viewRootOf(main: HTMLElement, { shadow }: Switches): HTMLElement | ShadowRoot {
  if (!shadow) return main;
  const host = element('div', { class: 'view-host' });
  main.replaceChildren(host);
  const root = host.attachShadow({ mode: 'open' });
  root.append(element('link', { rel: 'stylesheet', href: '/portal-assets/portal.css' }));
  const inside = element('div', { class: 'view-host' });
  root.append(inside);
  return inside;
}

/** Marks the section of the sidebar that the view belongs to; a device belongs to the list. */
export function markSection({ at }: Route): void {
  const current = at === 'device' ? 'list' : at;
  for (const link of document.querySelectorAll<HTMLElement>('.sidebar [data-section]')) {
    if (link.dataset['section'] === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
