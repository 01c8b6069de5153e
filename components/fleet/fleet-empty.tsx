import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { EmptyState } from '../empty-state';

/** Why there is no fleet, and the step towards one. */
export function FleetEmpty({ app: { status } }: { readonly app: App }) {
  const { counts } = status.value.value ?? {};
  const isConnected = status.connection.value?.at === 'connected';
  const staged = counts?.staged ?? 0;
  return (
    <EmptyState icon="box" title={say('fleet.emptyTitle')}>
      {staged > 0 ? (
        <>
          <p>{sayCount('fleet.emptyWaiting', staged)}</p>
          <a class="button" data-kind="main" href="#devices">
            {say('fleet.toDevices')}
          </a>
        </>
      ) : (
        <>
          <p>{say(isConnected ? 'fleet.emptyUnmapped' : 'fleet.emptyConnect')}</p>
          <a class="button" data-kind="main" href={isConnected ? '#companies' : '#overview'}>
            {say(isConnected ? 'fleet.toCompanies' : 'fleet.toOverview')}
          </a>
        </>
      )}
    </EmptyState>
  );
}

export const NothingFound = ({ onClear }: { readonly onClear: () => unknown }) => (
  <EmptyState icon="box" title={say('fleet.nothingTitle')}>
    <p>{say('fleet.nothingWhy')}</p>
    <Button onClick={onClear}>{say('fleet.clear')}</Button>
  </EmptyState>
);
