import { numberText, say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Icon } from './icon';
import { countNames, type RunningSync } from './sync-words';

type Standing = 'done' | 'current' | 'next';

/** The phases of a sync in their order, and what those that are over have read. */
export function SyncPhases({ sync: { phase, counts } }: { readonly sync: RunningSync }) {
  const current = countNames.findIndex(([name]) => name === phase);
  return (
    <ol class="phases" aria-label={say('overview.phases')}>
      {countNames.map(([name, label], index) => {
        const standing = standingAt(index, current);
        return (
          <li
            key={name}
            data-at={standing}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            <PhaseMark standing={standing} />
            {say(label)}
            <span class="said-only">, {say(standingWords[standing])}</span>
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

const standingWords = {
  done: 'overview.phaseDone',
  current: 'overview.phaseUnderWay',
  next: 'overview.phaseToCome',
} as const satisfies Record<Standing, TextKey>;

const PhaseMark = ({ standing }: { readonly standing: Standing }) =>
  standing === 'done' ? <Icon name="check" /> : <span class="phase-dot" aria-hidden="true" />;
