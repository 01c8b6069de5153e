import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { ConnectionCard } from './connection-card';
import { DateFieldsCard } from './date-fields-card';
import { EditsCard } from './edits-card';
import { LoadedView } from './loaded-view';
import { NextSteps } from './next-steps';
import type { GoTo } from './place';
import { SyncCard } from './sync-card';

interface OverviewProps {
  readonly app: App;
  readonly goTo: GoTo;
}

/** How things stand, and what to do next. */
export const Overview = ({ app, goTo }: OverviewProps) => (
  <LoadedView loaded={app.status.state.value} onRetry={app.status.reload}>
    {(status: StatusView) => (
      <div class="screen overview">
        <ConnectionCard app={app} status={status} />
        <NextSteps status={status} goTo={goTo} />
        <SyncCard model={app.status} status={status} />
        <EditsCard counts={status.counts} goTo={goTo} />
        <DateFieldsCard model={app.fields} chosen={status.fields} />
      </div>
    )}
  </LoadedView>
);
