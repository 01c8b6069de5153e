import { say } from '@/lib/text/say';
import { EmptyState } from './empty-state';

/** In the workspace, in place of what only a connection can bring. */
export const NotConnected = () => (
  <EmptyState icon="link" title={say('devices.emptyNotConnected')}>
    <p>{say('devices.emptyNotConnectedCure')}</p>
    <a class="button" data-kind="main" href="#overview">
      {say('fleet.toOverview')}
    </a>
  </EmptyState>
);
