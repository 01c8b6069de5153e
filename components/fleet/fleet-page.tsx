import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { ProblemCard } from '../problem-card';
import { Skeleton } from '../skeleton';
import { FleetEmpty, NothingFound } from './fleet-empty';
import { FleetFigures } from './fleet-figures';
import { FleetFooter } from './fleet-footer';
import { FleetTable } from './fleet-table';
import { FleetToolbar } from './fleet-toolbar';

interface FleetPageProps {
  readonly app: App;
  /** What the address says is to be seen; another object whenever it has changed. */
  readonly route: { readonly address: string };
  /** The page's window: its address follows what a person chooses. */
  readonly page: Window;
}

/** All imported devices: figures, search and filters, and the table. */
export function FleetPage({ app, route, page }: FleetPageProps) {
  const { fleet, groups } = app;
  useLayoutEffect(() => fleet.show(route.address), [fleet, route]);
  useEffect(() => void fleet.open(), [fleet]);
  useEffect(() => void groups.reload(), [groups]);
  useEffect(
    () =>
      fleet.address.subscribe((now) => {
        const hash = hashOf(now);
        // Not a place of its own to go back to: the filters are of this page.
        if (page.location.hash.startsWith('#fleet') && page.location.hash !== hash) {
          page.history.replaceState(null, '', hash);
        }
      }),
    [fleet, page],
  );
  const loading = fleet.rows.loading.value;
  const hasRows = fleet.rows.devices.value.length > 0;
  const isReady = hasRows && fleet.isRemembered.value;
  const isWaiting = loading.at === 'waiting' || (hasRows && !isReady);
  return (
    <div class="fleet">
      {loading.at === 'failed' && (
        <ProblemCard problem={loading.problem} onRetry={fleet.rows.reload} />
      )}
      {isWaiting && <Skeleton rows={12} />}
      {loading.at === 'loaded' && !hasRows && <FleetEmpty app={app} />}
      {isReady && <FleetScreen app={app} page={page} />}
    </div>
  );
}

const hashOf = (address: string): string => (address === '' ? '#fleet' : `#fleet?${address}`);

function FleetScreen({ app, page }: Omit<FleetPageProps, 'route'>) {
  const { fleet } = app;
  const isEmpty = fleet.finding.found.value.length === 0;
  const isWaiting = fleet.rows.loading.value.at === 'loading';
  return (
    <>
      <FleetFigures app={app} page={page} />
      <FleetToolbar
        model={fleet}
        addressOf={(view) => new URL(hashOf(view), page.location.href).href}
      />
      {isEmpty && isWaiting && <Skeleton rows={12} />}
      {isEmpty && !isWaiting && <NothingFound onClear={fleet.clear} />}
      {!isEmpty && (
        <FleetTable
          app={app}
          onOpen={({ row }) => (page.location.hash = `device/${encodeURIComponent(row.id)}`)}
        />
      )}
      <FleetFooter app={app} />
    </>
  );
}
