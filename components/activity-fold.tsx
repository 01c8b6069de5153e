import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import type { ActivityEntry } from '@/lib/state/activity-folds';
import { say, sayCount } from '@/lib/text/say';
import { ActivityLine } from './activity-line';
import { wordsOf } from './activity-words';
import { Icon } from './icon';
import { NameText } from './name-text';
import { outcomeTones } from './outcome-tones';
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
            <a href={`#bulk/${encodeURIComponent(bulkId)}`}>{say('activity.showBulk')}</a>
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
    : { title: say('activity.bulk'), details: [sayCount('activity.lines', lines.length)] };
  return (
    <p class="activity-title">
      <NameText name={[title, ...details].join(' · ')} />
      {app.activity.undoneBulks.value.has(bulkId) && <span class="pill">{say('bulk.undone')}</span>}
    </p>
  );
}

/** Made only once they are wanted: there may be hundreds. */
function Lines({ app, entry: { lines } }: Pick<ActivityFoldProps, 'app' | 'entry'>) {
  const isOpen = useSignal(false);
  return (
    <details onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{sayCount('activity.linesOfDevices', lines.length)}</summary>
      {isOpen.value && (
        <ul class="activity" aria-label={say('activity.linesOfBulk')}>
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
        <span key={outcome} class="pill" data-tone={outcomeTones[outcome]}>
          {say(`activity.count-${outcome}`, { count: all.length })}
        </span>
      ))}
    </p>
  );
}

const nameIn = ({ begun, lines }: Fold): string =>
  begun?.event.by ??
  lines.map(({ event }) => ('by' in event ? event.by : '')).find((name) => name !== '') ??
  '';
