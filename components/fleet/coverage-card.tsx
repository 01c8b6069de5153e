import { percentOf } from '@/lib/domain/fleet-figures';
import type { Fleet } from '@/lib/state/fleet-model';
import { say, sayCount } from '@/lib/text/say';
import { Card } from '../card';
import { ShareBar, ShareList, type Share } from './share-bar';

const warranties = [
  ['active', 'good'],
  ['expiring', 'warn'],
  ['expired', 'bad'],
  ['unknown', 'plain'],
] as const;

const replacements = [
  ['overdue', 'bad'],
  ['due-soon', 'warn'],
  ['in-service', 'good'],
  ['unknown', 'plain'],
] as const;

/** How the warranties stand, and what is to be replaced. */
export function CoverageCard({ model }: { readonly model: Fleet }) {
  const { figures } = model.finding;
  const shares = sharesOf(warranties, figures.warranty.value);
  const isKnown = shares.some(({ count }) => count > 0);
  return (
    <Card title={say('fleet.coverageTitle')}>
      <Covered shares={shares} />
      {isKnown && <ShareBar shares={shares} />}
      <div class="coverage-lists">
        <div>
          <h3>{say('fleet.coverage')}</h3>
          <ShareList model={model} facet="warranty" shares={shares} />
        </div>
        <div>
          <h3>{say('fleet.replacementTitle')}</h3>
          <ShareList
            model={model}
            facet="replacement"
            shares={sharesOf(replacements, figures.replacement.value)}
          />
        </div>
      </div>
    </Card>
  );
}

/** The same of the warranties in one line, where the table has the room. */
export function CoverageLine({ model }: { readonly model: Fleet }) {
  const shares = sharesOf(warranties, model.finding.figures.warranty.value);
  return (
    <div class="coverage-line">
      <Covered shares={shares} />
      <ShareList model={model} facet="warranty" shares={shares} />
    </div>
  );
}

function Covered({ shares }: { readonly shares: readonly Share[] }) {
  const whole = shares.reduce((sum, { count }) => sum + count, 0);
  const covered = shares.slice(0, 2).reduce((sum, { count }) => sum + count, 0);
  if (whole === 0) return <p class="soft">{say('fleet.coverageNone')}</p>;
  return (
    <p class="figure">
      <strong>{say('fleet.coverageShare', { share: percentOf(covered, whole) })}</strong>{' '}
      <span class="soft">{sayCount('fleet.coverageOf', whole)}</span>
    </p>
  );
}

const sharesOf = (
  options: typeof warranties | typeof replacements,
  counts: ReadonlyMap<string, number>,
): readonly Share[] =>
  options.map(([option, tone]) => ({ option, tone, count: counts.get(option) ?? 0 }));
