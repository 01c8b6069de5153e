import { numberText } from '@/lib/domain/count-text';
import { Icon } from './icon';
import { countNames, type RunningSync } from './sync-words';

type Standing = 'done' | 'current' | 'next';

/** The phases of a sync in their order, and what those that are over have read. */
export function SyncPhases({ sync: { phase, counts } }: { readonly sync: RunningSync }) {
  const current = countNames.findIndex(([name]) => name === phase);
  return (
    <ol class="phases" aria-label="Phases of the sync">
      {countNames.map(([name, label], index) => {
        const standing = standingAt(index, current);
        return (
          <li
            key={name}
            data-at={standing}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            <PhaseMark standing={standing} />
            {label}
            <span class="said-only">, {standingWords[standing]}</span>
            {standing !== 'next' && counts[name] > 0 && (
              <span class="phase-count">{numberText(counts[name])}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function standingAt(index: number, current: number): Standing {
  if (index === current) return 'current';
  return index < current ? 'done' : 'next';
}

const standingWords: Readonly<Record<Standing, string>> = {
  done: 'done',
  current: 'under way',
  next: 'to come',
};

const PhaseMark = ({ standing }: { readonly standing: Standing }) =>
  standing === 'done' ? <Icon name="check" /> : <span class="phase-dot" aria-hidden="true" />;
