import { agoText, instantText } from '@/lib/domain/time-text';
import type { SyncStatus } from '@/lib/domain/sync-run';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import type { StatusAct } from '@/lib/state/status-model';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Card } from './card';
import { NextSync } from './next-sync';
import { ProblemCard } from './problem-card';
import { SyncButtons } from './sync-buttons';
import { SyncReport } from './sync-report';
import { DatesReading, SyncProgress } from './sync-progress';
import { TaskOutcome } from './task-outcome';

interface SyncCardProps {
  readonly model: App['status'];
  readonly status: StatusView;
}

/** When the RMM was last read, how far a reading under way has come, and the buttons that start one. */
export function SyncCard({ model, status }: SyncCardProps) {
  const { connection, sync, dates } = status;
  const isToldAbove = connection.at === 'connected' && connection.problem !== undefined;
  const { state, retry } = model.task;
  const failed = state.value.at === 'failed' && ownActs.has(state.value.what) && state.value;
  return (
    <Card title={say('overview.sync')}>
      <LastSynced status={status} />
      {sync.at === 'running' && <SyncProgress sync={sync} />}
      {sync.at === 'stopped' && !isToldAbove && <StoppedBy sync={sync} />}
      {sync.at === 'done' && (
        <SyncReport sync={sync} isInDoubt={status.missingDoubt !== undefined} />
      )}
      <DatesReading dates={dates} />
      {sync.at !== 'running' && <NextSync status={status} />}
      <SyncButtons model={model} isRunning={sync.at === 'running'} />
      {failed && <TaskOutcome task={failed} onRetry={retry} />}
    </Card>
  );
}

/** Acts whose failure is told here; others tell of it where they began. */
const ownActs: ReadonlySet<StatusAct> = new Set<StatusAct>(['quick', 'full', 'cancel']);

function LastSynced({ status: { sync, counts } }: Pick<SyncCardProps, 'status'>) {
  const at = sync.at === 'never' ? undefined : sync.finishedAt;
  const isOnlyImported = sync.at === 'never' && counts.companies > 0;
  if (at === undefined) {
    return <p>{say(isOnlyImported ? 'overview.onlyImported' : 'overview.notYet')}</p>;
  }
  return (
    <p>
      {say('overview.lastSynced', {
        ago: agoText(at, now.value),
        at: instantText(at, now.value),
      })}
    </p>
  );
}

function StoppedBy({ sync }: { readonly sync: Extract<SyncStatus, { at: 'stopped' }> }) {
  if (sync.problem.kind === 'cancelled') {
    return <p class="soft">{say('overview.cancelled', { advice: sync.problem.advice })}</p>;
  }
  return <ProblemCard problem={sync.problem} />;
}
