import { useSignal } from '@preact/signals';
import { counted } from '@/lib/domain/count-text';
import type { App } from '@/lib/state/app-model';
import type { ActivityEntry } from '@/lib/state/activity-folds';
import { ActivityLine } from './activity-line';
import { outcomeWords, wordsOf } from './activity-words';
import { Icon } from './icon';
import { NameText } from './name-text';
import { WhenText } from './when-text';

type Fold = Extract<ActivityEntry, { is: 'bulk' }>;

interface ActivityFoldProps {
  readonly app: App;
  readonly entry: Fold;
  /** Whether this page can show a bulk edit as a whole. */
  readonly canOpen: boolean;
}

/** A bulk edit as one entry; the lines of its devices stand behind it. */
export function ActivityFold({ app, entry, canOpen }: ActivityFoldProps) {
  const { bulkId, begun, lines } = entry;
  const newest = lines[0] ?? begun;
  const by = nameIn(entry);
  return (
    <li class="activity-line">
      <Icon name="box" />
      <div class="activity-body">
        <Title app={app} entry={entry} />
        <Outcomes entry={entry} />
        {newest && (
          <p class="soft">
            {by !== '' && `${by}, `}
            <WhenText at={newest.at} />
          </p>
        )}
        {canOpen && (
          <p>
            <a href={`#bulk/${encodeURIComponent(bulkId)}`}>Show this bulk edit</a>
          </p>
        )}
        {lines.length > 0 && <Lines app={app} entry={entry} />}
      </div>
    </li>
  );
}

function Title({ app, entry: { bulkId, begun, lines } }: Pick<ActivityFoldProps, 'app' | 'entry'>) {
  const display = app.status.value.value?.settings.dateDisplay ?? 'iso';
  const { title, details } = begun
    ? wordsOf(begun, display)
    : { title: 'Bulk edit', details: [counted(lines.length, 'line')] };
  return (
    <p class="activity-title">
      <NameText name={[title, ...details].join(' · ')} />
      {app.activity.undoneBulks.value.has(bulkId) && <span class="pill">Undone</span>}
    </p>
  );
}

/** Made only once they are wanted: there may be hundreds. */
function Lines({ app, entry: { lines } }: Pick<ActivityFoldProps, 'app' | 'entry'>) {
  const isOpen = useSignal(false);
  return (
    <details onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{counted(lines.length, 'line')} of single devices</summary>
      {isOpen.value && (
        <ul class="activity" aria-label="Lines of this bulk edit">
          {lines.map((line) => (
            <ActivityLine key={line.number} app={app} line={line} />
          ))}
        </ul>
      )}
    </details>
  );
}

/** How many of its lines ended how. */
function Outcomes({ entry: { lines } }: Pick<ActivityFoldProps, 'entry'>) {
  const ended = Map.groupBy(
    lines.flatMap(({ outcome }) => (outcome ? [outcome] : [])),
    (outcome) => outcome,
  );
  if (ended.size === 0) return null;
  return (
    <p class="pills">
      {[...ended].map(([outcome, all]) => (
        <span key={outcome} class="pill" data-tone={outcomeWords[outcome].tone}>
          {all.length} {outcomeWords[outcome].text.toLowerCase()}
        </span>
      ))}
    </p>
  );
}

const nameIn = ({ begun, lines }: Fold): string =>
  begun?.event.by ??
  lines.map(({ event }) => ('by' in event ? event.by : '')).find((name) => name !== '') ??
  '';
