import { deviceCards } from './device-cards.ts';
import { deviceList } from './device-list.ts';
import { devicePage } from './device-page.ts';
import { element } from './dom.ts';
import { fetchDevice, fetchList } from './portal-data.ts';
import { routeOf, type Route } from './route.ts';
import { buildShell, markSection, viewRootOf } from './shell.ts';
import { switchesOf } from './switches.ts';

const { search } = location;
const switches = switchesOf(search);
const root = viewRootOf(buildShell(switches, search), switches);
const dataQuery = `?${new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => name === 'rows' || name === 'company')).toString()}`;
let latest = 0;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Skeleton first, data when it comes; a view whose page was left meanwhile is never shown. */
function show(): Promise<void> {
  root.replaceChildren(skeleton());
  return render();
}

async function render(): Promise<void> {
  latest += 1;
  const turn = latest;
  if (switches.lateMs > 0) await later(switches.lateMs);
  const route = routeOf(location);
  markSection(route);
  const view = await viewOf(route);
  if (turn === latest) root.replaceChildren(view);
}

async function viewOf(route: Route): Promise<HTMLElement> {
  if (route.at === 'tickets') return notice('Service tickets', 'No open tickets.');
  if (route.at === 'device') {
    const device = await fetchDevice(route.key);
    document.title = device ? `${device.name} | Northfield RMM` : 'Northfield RMM';
    return device
      ? devicePage(device, search)
      : notice('Device not found', 'It was removed or never existed.');
  }
  document.title = 'Devices | Northfield RMM';
  const data = await fetchList(dataQuery);
  if (!data) return notice('Devices', 'The list could not be loaded.');
  if (route.at === 'cards') return deviceCards(data, switches, search);
  return deviceList({ data, switches, search, navigate });
}

const notice = (title: string, text: string): HTMLElement =>
  element(
    'section',
    { class: 'view' },
    element('h1', {}, title),
    element('p', { class: 'empty' }, text),
  );

const skeleton = (): HTMLElement =>
  element(
    'section',
    { class: 'view skeleton', 'aria-busy': 'true', 'aria-label': 'Loading' },
    ...Array.from({ length: 6 }, () => element('div', { class: 'bone' })),
  );

function navigate(href: string): void {
  history.pushState(null, '', href);
  void show();
}

/** Links inside the app change the page without loading it; a change of the hash alone does so by itself. */
function followLink(event: Event): void {
  const [target] = event.composedPath();
  const link = target instanceof Element ? target.closest('a') : null;
  if (!link || !link.pathname.toLowerCase().startsWith('/qadashb/quickaccess/newdesktops')) return;
  const onlyHash =
    link.hash !== '' && link.pathname === location.pathname && link.search === location.search;
  if (onlyHash) return;
  event.preventDefault();
  navigate(link.href);
}

document.addEventListener('click', followLink);
addEventListener('popstate', () => void show());
addEventListener('hashchange', () => void show());
if (switches.rerenderMs > 0) setInterval(() => void render(), switches.rerenderMs);
void show();
