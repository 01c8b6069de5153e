import type { ComponentChildren } from 'preact';
import { counted, numberText } from '@/lib/domain/count-text';
import { displayText } from '@/lib/domain/display-text';
import type { SyncStatus } from '@/lib/domain/sync-run';
import { changesText, devicesText, countNames } from './sync-words';

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
    <dl class="stats" aria-label="Read by the last sync">
      {countNames.map(([name, label]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{numberText(counts[name])}</dd>
        </div>
      ))}
    </dl>
    {(counts.unlistedHosts ?? 0) > 0 && (
      <p class="soft">Here: {devicesText(counts)} that no list of devices names.</p>
    )}
    {counts.devices > 0 && !isInDoubt && <p class="soft">{changesText(changes)}</p>}
    {counts.setAside > 0 && (
      <p class="waiting">
        {counted(counts.setAside, 'record was', 'records were')} set aside, because they did not
        look as ConnectWise documents them.
      </p>
    )}
    <Names names={skipped}>What was passed over</Names>
    <Names names={leftOut} after={leftOutCure}>
      Left out: the key has no permission for it
    </Names>
  </>
);

const leftOutCure =
  'All else works without. To have it, generate a key with this scope in ConnectWise (Integrations, API Access), and enter it under Connection, What the key may do.';

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
