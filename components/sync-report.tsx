import type { ComponentChildren } from 'preact';
import { displayText } from '@/lib/domain/display-text';
import type { SyncStatus } from '@/lib/domain/sync-run';
import { numberText, say, sayCount } from '@/lib/text/say';
import { changesText, countNames } from './sync-words';

type DoneSync = Extract<SyncStatus, { at: 'done' }>;

interface SyncReportProps {
  readonly sync: DoneSync;
  /** Whether a person is asked which devices are gone: until then the changes are not known. */
  readonly isInDoubt: boolean;
}

/** What the last sync read, and what it could not use. */
export const SyncReport = ({
  sync: { counts, changes, skipped, leftOut },
  isInDoubt,
}: SyncReportProps) => (
  <>
    <dl class="stats" aria-label={say('overview.report')}>
      {countNames.map(([name, label]) => (
        <div key={name}>
          <dt>{say(label)}</dt>
          <dd>{numberText(counts[name])}</dd>
        </div>
      ))}
    </dl>
    {(counts.unlistedHosts ?? 0) > 0 && (
      <p class="soft">{sayCount('overview.hostsBeside', counts.unlistedHosts ?? 0)}</p>
    )}
    {counts.devices > 0 && !isInDoubt && <p class="soft">{changesText(changes)}</p>}
    {counts.setAside > 0 && <p class="waiting">{sayCount('overview.setAside', counts.setAside)}</p>}
    <Names names={skipped}>{say('overview.passedOver')}</Names>
    <Names names={leftOut} after={say('overview.leftOutCure')}>
      {say('overview.leftOut')}
    </Names>
  </>
);

/** More of them stand folded. */
const MOST_SHOWN = 2;

interface NamesProps {
  readonly names: readonly string[];
  readonly after?: string;
  /** What they have in common. */
  readonly children: ComponentChildren;
}

function Names({ names, after, children }: NamesProps) {
  if (names.length === 0) return null;
  return (
    <details open={names.length <= MOST_SHOWN}>
      <summary>{children}</summary>
      <ul class="names">
        {names.map((name, index) => (
          <li key={index}>{displayText(name)}</li>
        ))}
      </ul>
      {after && <p class="soft">{after}</p>}
    </details>
  );
}
