import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { BulkPlace } from '../bulk/bulk-place';
import { LoadedView } from '../loaded-view';
import type { Place } from '../place';
import { ProductMark } from '../product-mark';
import { RepairPlace } from '../repair-card';
import { StateWord } from '../state-word';
import { WorkspacePage } from './workspace-page';
import { routeOf, type WorkspaceRoute } from './workspace-route';

const places = [
  'overview',
  'fleet',
  'companies',
  'devices',
  'activity',
  'settings',
] as const satisfies readonly (Place | 'fleet')[];

interface WorkspaceAppProps {
  readonly app: App;
  /** The page's window: its address says where the person is. */
  readonly page: Window;
  readonly version: string;
}

export function WorkspaceApp({ app, page, version }: WorkspaceAppProps) {
  const route = useSignal(routeOf(page.location.hash));
  // Before anything is painted: this is what all else waits for.
  useLayoutEffect(() => void app.status.reload(), [app]);
  useEffect(() => {
    const follow = () => (route.value = routeOf(page.location.hash));
    page.addEventListener('hashchange', follow);
    // The address may have changed since the first rendering.
    follow();
    return () => page.removeEventListener('hashchange', follow);
  }, [page, route]);
  useEffect(() => {
    // Together with the status, not after it: these are the most rows of all pages.
    if (route.value.place === 'fleet') void app.fleet.open();
  }, [app, route.value]);
  const goTo = (place: Place) => (page.location.hash = place);
  const shown = route.value;
  const { place } = shown;
  const isToConnect = app.status.connection.value?.at === 'disconnected';

  return (
    <div class="workspace">
      <Side app={app} place={place} version={version} />
      <main class="workspace-main" data-place={place}>
        {place !== 'device' && place !== 'report' && !(isToConnect && place === 'overview') && (
          <h1>{titleOf(place)}</h1>
        )}
        <RepairPlace app={app} />
        <LoadedView loaded={app.status.state.value} onRetry={app.status.reload} rows={8}>
          {() => <WorkspacePage app={app} route={shown} goTo={goTo} page={page} />}
        </LoadedView>
      </main>
      <BulkPlace
        app={app}
        route={'bulk' in shown ? shown.bulk : undefined}
        onLeave={() => (page.location.hash = 'devices?tracking=imported')}
      />
    </div>
  );
}

interface SideProps {
  readonly app: App;
  readonly place: WorkspaceRoute['place'];
  readonly version: string;
}

const Side = ({ app, place, version }: SideProps) => (
  <header class="workspace-side">
    <p class="product">
      <ProductMark /> {say('general.product')}
    </p>
    <nav aria-label={say('overview.workspace')}>
      <ul>
        {places.map((name) => (
          <li key={name}>
            <a href={`#${name}`} aria-current={currentOf(name, place)}>
              {titleOf(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <StateWord status={app.status.value.value} />
    <p class="soft workspace-version">{say('overview.version', { version })}</p>
  </header>
);

const titleOf = (place: (typeof places)[number]): string =>
  say(place === 'fleet' ? 'fleet.title' : `overview.${place}`);

/** A device's own page is no link's: it lies within the devices, as a report does within the fleet. */
function currentOf(
  name: (typeof places)[number],
  place: WorkspaceRoute['place'],
): 'page' | 'true' | undefined {
  if (name === place) return 'page';
  if (name === 'fleet' && place === 'report') return 'true';
  return name === 'devices' && place === 'device' ? 'true' : undefined;
}
