import type { Problem } from '@/lib/domain/failure';
import type { DatesProgress } from '@/lib/domain/sync-run';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { ProgressBar } from './progress-bar';
import { SyncPhases } from './sync-phases';
import { allDatesText, datesText, progressText, rateText, type RunningSync } from './sync-words';

/** How far a sync has come, how fast it goes, and why it waits where it does. */
export function SyncProgress({ sync }: { readonly sync: RunningSync }) {
  const { done, total, waiting } = sync;
  const rate = rateText(sync);
  return (
    <div class="progress-block">
      <ProgressBar label={say('overview.progress')} done={done} total={total} />
      <p>{progressText(sync)}</p>
      {rate && <p class="soft">{rate}</p>}
      {waiting && (
        <p class="waiting">
          {waitingText(waiting)}
          {waiting.retryAt !== undefined &&
            ` ${say('general.nextTry', { at: instantText(waiting.retryAt, now.value) })}`}
        </p>
      )}
      <SyncPhases sync={sync} />
    </div>
  );
}

const waitingText = ({ message, advice }: Problem): string =>
  say('overview.waiting', { why: message, advice });

/** Dates are read device by device, in the background, for as long as that takes. */
export function DatesReading({ dates }: { readonly dates: DatesProgress }) {
  const { read, total } = dates;
  // That requests are spread over each minute is how it goes on, not what stops it.
  const isPaced = dates.problem?.kind === 'rate-limited' && dates.perMinute !== undefined;
  const problem = isPaced ? undefined : dates.problem;
  if (total === 0) return null;
  if (read >= total && !problem) return <p class="soft">{allDatesText(dates, now.value)}</p>;
  return (
    <div class="progress-block">
      <ProgressBar label={say('overview.datesProgress')} done={read} total={total} />
      <p>{datesText(dates)}</p>
      <p class="soft">{say('overview.openedIsReadAtOnce')}</p>
      {problem && <p class="waiting">{waitingText(problem)}</p>}
    </div>
  );
}
