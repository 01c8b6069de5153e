import { counted, numberText } from '@/lib/domain/count-text';
import { syncPhaseNames, type DatesProgress, type SyncStatus } from '@/lib/domain/sync-run';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { ProgressBar } from './progress-bar';

/** How far a sync has come, and why it waits where it does. */
export function SyncProgress({ sync }: { readonly sync: Extract<SyncStatus, { at: 'running' }> }) {
  const { phase, done, total, counts, waiting } = sync;
  const reach = total === undefined ? '' : `, ${numberText(done)} of ${numberText(total)}`;
  return (
    <div class="progress-block">
      <ProgressBar label="Sync progress" done={done} total={total} />
      <p>
        {phase === 'devices' ? `Devices by company${reach}` : `${syncPhaseNames[phase]}${reach}`}
      </p>
      <p class="soft">
        {counted(counts.companies, 'company', 'companies')}, {counted(counts.sites, 'site')},{' '}
        {counted(counts.devices, 'device')} so far
      </p>
      {waiting && (
        <p class="waiting">
          Waiting: {waiting.message} {waiting.advice}
          {waiting.retryAt !== undefined &&
            ` Next try at ${instantText(waiting.retryAt, now.value)}.`}
        </p>
      )}
    </div>
  );
}

/** Dates are read device by device, in the background, for as long as that takes. */
export function DatesReading({ dates }: { readonly dates: DatesProgress }) {
  const { read, total, problem } = dates;
  if (total === 0) return null;
  if (read >= total && !problem) {
    return <p class="soft">Dates read of all {counted(total, 'imported device')}.</p>;
  }
  return (
    <div class="progress-block">
      <ProgressBar label="Dates read" done={read} total={total} />
      <p class="soft">
        Dates read of {numberText(read)} of {counted(total, 'imported device')}. A device whose page
        you open is read at once.
      </p>
      {problem && (
        <p class="waiting">
          Waiting: {problem.message} {problem.advice}
        </p>
      )}
    </div>
  );
}
