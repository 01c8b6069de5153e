import { dateFields } from '@/lib/domain/lifecycle';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { ConnectionCard } from './connection-card';
import { DateFieldsCard } from './date-fields-card';
import { EditsCard } from './edits-card';
import { MissingDoubtPlace } from './missing-doubt-card';
import { MissingDatesCard } from './missing-dates-card';
import { NextSteps } from './next-steps';
import { OpenBulkCard } from './open-bulk-card';
import type { GoTo } from './place';
import { PushedOutCard } from './pushed-out-card';
import { TeachCard } from './teach-card';
import { SyncCard } from './sync-card';

interface OverviewProps {
  readonly app: App;
  readonly goTo: GoTo;
  /** Whether this page shows a bulk edit itself, as the workspace does and the popup does not. */
  readonly opensBulks?: boolean;
}

/** How things stand, and what to do next. */
export function Overview({ app, goTo, opensBulks = false }: OverviewProps) {
  const status = app.status.value.value;
  if (!status) return null;
  return (
    <div class="screen overview">
      <PushedOutCard model={app.pushedOut} />
      <MissingDoubtPlace model={app.doubt} doubt={status.missingDoubt} />
      <div class="overview-main">
        <OpenBulkCard bulk={status.openBulk} opensBulks={opensBulks} />
        <NextSteps status={status} goTo={goTo} />
        <SyncCard model={app.status} status={status} />
        <EditsCard counts={status.counts} goTo={goTo} />
        {status.counts.imported > 0 && <MissingDatesCard app={app} />}
      </div>
      <div class="overview-side">
        {isLookedFor(status) || <DateFieldsCard model={app.fields} chosen={status.fields} />}
        {!opensBulks && <TeachCard model={app.teaching} />}
        <ConnectionCard app={app} status={status} />
      </div>
    </div>
  );
}

/** The first sync finds the fields by itself: to ask for them before it is over would only worry. */
const isLookedFor = ({ sync, fields }: StatusView): boolean =>
  sync.at === 'running' &&
  sync.finishedAt === undefined &&
  dateFields.every((field) => !fields[field]);
