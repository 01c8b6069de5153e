import { customFields } from './custom-fields.ts';
import { element, statusDot } from './dom.ts';
import type { DeviceDetail } from './portal-data.ts';
import { pageHref } from './route.ts';

const TABS = ['Overview', 'Hardware', 'Software', 'Custom fields'] as const;

type Tab = (typeof TABS)[number];

/** One device: its name and state, tabs, and facts in cards. */
export function devicePage(device: DeviceDetail, search: string): HTMLElement {
  const panel = element('div', { class: 'tab-panel', role: 'tabpanel' });
  const tabs = TABS.map((name) => element('button', { type: 'button', role: 'tab' }, name));
  const select = (chosen: Tab): void => {
    for (const tab of tabs) tab.setAttribute('aria-selected', String(tab.textContent === chosen));
    panel.setAttribute('aria-label', chosen);
    panel.replaceChildren(...contents(chosen, device));
  };
  for (const [at, tab] of tabs.entries())
    tab.addEventListener('click', () => select(TABS[at] ?? 'Overview'));
  select('Overview');
  return element(
    'section',
    { class: 'view view-device' },
    element(
      'nav',
      { class: 'crumbs', 'aria-label': 'Breadcrumb' },
      element('a', { href: pageHref('list', search) }, 'Devices'),
      element('span', {}, device.company),
      element('span', { 'aria-current': 'page' }, device.name),
    ),
    deviceHead(device),
    element('div', { class: 'tabs', role: 'tablist' }, ...tabs),
    panel,
  );
}

function deviceHead(device: DeviceDetail): HTMLElement {
  return element(
    'header',
    { class: 'device-head' },
    element(
      'div',
      { class: 'device-title' },
      element('h1', {}, device.name),
      element(
        'span',
        { class: 'pill' },
        statusDot(device.online),
        device.online ? 'Online' : `Last seen ${device.seen}`,
      ),
    ),
    element('p', { class: 'muted' }, `${device.company} · ${device.site} · ${device.type}`),
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'button', class: 'primary' }, 'Remote control'),
      element('button', { type: 'button' }, 'Run task'),
      element('button', { type: 'button' }, 'Create ticket'),
    ),
  );
}

function contents(tab: Tab, device: DeviceDetail): readonly HTMLElement[] {
  switch (tab) {
    case 'Overview':
      return [
        facts('General', [
          ['Friendly Name', device.name],
          ['Device Name', device.deviceName],
          ['Company', device.company],
          ['Site', device.site],
          ['Agent installed', device.installed],
        ]),
        facts('Hardware', hardwareFacts(device)),
        facts('System', [
          ['Operating system', device.os],
          ['Virtual type', device.virtualType],
        ]),
        facts('Network', [
          ['IP address', device.ip],
          ['MAC address', device.mac],
          ['Public address', device.publicAddress],
        ]),
      ];
    case 'Hardware':
      return [facts('Hardware', [...hardwareFacts(device), ['BIOS', device.bios]])];
    case 'Software':
      return [element('p', { class: 'empty' }, 'No software was reported yet.')];
    case 'Custom fields':
      return [customFields(device)];
  }
}

type Fact = readonly [label: string, text: string];

const hardwareFacts = (device: DeviceDetail): readonly Fact[] => [
  ['Manufacturer', device.maker],
  ['Model', device.model],
  ['Serial Number', device.serial],
];

function facts(title: string, list: readonly Fact[]): HTMLElement {
  const pairs = list.flatMap(([label, text]) => [
    element('dt', {}, label),
    element('dd', {}, text || '—'),
  ]);
  return element(
    'section',
    { class: 'card facts' },
    element('h2', {}, title),
    element('dl', {}, ...pairs),
  );
}
