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
  const { counts } = model.finding;
  const shares = sharesOf(warranties, counts.warranty.value);
  const whole = shares.reduce((sum, { count }) => sum + count, 0);
  const covered = shares.slice(0, 2).reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title={say('fleet.coverageTitle')}>
      {whole === 0 ? (
        <p class="soft">{say('fleet.coverageNone')}</p>
      ) : (
        <>
          <p class="figure">
            <strong>{say('fleet.coverageShare', { share: percentOf(covered, whole) })}</strong>{' '}
            <span class="soft">{sayCount('fleet.coverageOf', whole)}</span>
          </p>
          <ShareBar shares={shares} />
        </>
      )}
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
            shares={sharesOf(replacements, counts.replacement.value)}
          />
        </div>
      </div>
    </Card>
  );
}

const sharesOf = (
  options: typeof warranties | typeof replacements,
  counts: ReadonlyMap<string, number>,
): readonly Share[] =>
  options.map(([option, tone]) => ({ option, tone, count: counts.get(option) ?? 0 }));
