import { element, statusDot } from './dom.ts';
import type { DeviceRow, ListData } from './portal-data.ts';
import { deviceHref } from './route.ts';
import type { Switches } from './switches.ts';

const MOST = 120;

/** The same devices as cards in a list: nothing here is a table or a grid. */
export function deviceCards(data: ListData, switches: Switches, search: string): HTMLElement {
  const cards = data.rows
    .slice(0, MOST)
    .map((row) => card(row, deviceHref(row, switches, search), switches));
  return element(
    'section',
    { class: 'view' },
    element(
      'header',
      { class: 'view-head' },
      element('div', {}, element('h1', {}, 'Devices'), element('p', { class: 'muted' }, 'Cards')),
    ),
    element('ul', { class: 'cards' }, ...cards),
  );
}

function card(row: DeviceRow, href: string, { ids }: Switches): HTMLElement {
  const name =
    ids === 'href'
      ? element('a', { href, class: 'name' }, row.name)
      : element('span', { class: 'name' }, row.name);
  const facts = [row.model, row.serial && `Serial ${row.serial}`].filter(Boolean);
  return element(
    'li',
    { class: 'card', ...(ids === 'data' && { 'data-endpoint-id': row.id }) },
    element('div', { class: 'card-title' }, statusDot(row.online), name),
    element('p', { class: 'muted' }, `${row.company} · ${row.site}`),
    ...facts.map((fact) => element('p', {}, fact)),
  );
}
