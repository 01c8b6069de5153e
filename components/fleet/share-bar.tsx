import type { FleetFacet } from '@/lib/domain/fleet-filter';
import { percentOf } from '@/lib/domain/fleet-figures';
import { optionText, warrantyWord } from '@/lib/domain/fleet-words';
import type { Warranty } from '@/lib/domain/status';
import type { Fleet } from '@/lib/state/fleet-model';
import { numberText, say } from '@/lib/text/say';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

export interface Share {
  readonly option: string;
  readonly tone: Tone;
  readonly count: number;
  /** What it is a part of, where the parts together are not that. */
  readonly whole?: number;
}

/** Parts of a whole side by side. */
export const ShareBar = ({ shares }: { readonly shares: readonly Share[] }) => (
  <div class="share-bar" aria-hidden="true">
    {shares.map(({ option, tone, count }) =>
      count > 0 ? <span key={option} data-tone={tone} style={{ flexGrow: count }} /> : null,
    )}
  </div>
);

interface WarrantyShare extends Share {
  readonly option: Warranty['state'];
}

/** What the colours of a bar of warranties stand for, where the parts are not listed beside it. */
export const ShareLegend = ({ shares }: { readonly shares: readonly WarrantyShare[] }) => (
  <ul class="share-legend" aria-label={say('fleet.coverage')}>
    {shares.map(({ option, tone, count }) => (
      <li key={option}>
        <span class="share-dot" data-tone={tone} /> {warrantyWord(option)}{' '}
        <span class="share-count">{numberText(count)}</span>
      </li>
    ))}
  </ul>
);

interface ShareListProps {
  readonly model: Fleet;
  readonly facet: FleetFacet;
  readonly shares: readonly Share[];
}

/** The parts by name, each with its number; each narrows the table down to it, and a second time takes that back. */
export function ShareList({ model, facet, shares }: ShareListProps) {
  const sum = shares.reduce((before, { count }) => before + count, 0);
  const chosen = model.view.value.filter[facet] ?? [];
  return (
    <ul class="shares">
      {shares.map(({ option, tone, count, whole = sum }) => {
        const text = optionText(facet, option, model.names);
        const isChosen = chosen.includes(option);
        const share = percentOf(count, whole);
        return (
          <li key={option}>
            <button
              class="share"
              type="button"
              aria-pressed={isChosen}
              onClick={() =>
                model.choose(
                  facet,
                  isChosen ? chosen.filter((one) => one !== option) : [...chosen, option],
                )
              }
            >
              <span class="share-dot" data-tone={tone} />
              <span class="share-name">{text}</span>{' '}
              <span class="share-count">{numberText(count)}</span>{' '}
              <span class="said-only">{say('fleet.share', { share })}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
