import { fleetFacets } from '@/lib/domain/fleet-filter';
import { facetName, optionText } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Icon } from '../icon';

/** What narrows the table down, each with the way to take it back. */
export function ActiveFilters({ model }: { readonly model: Fleet }) {
  const { filter } = model.view.value;
  const active = fleetFacets.flatMap((facet) =>
    (filter[facet] ?? []).map((option) => ({ facet, option })),
  );
  if (!model.isNarrowed.value) return null;
  return (
    <div class="active-filters">
      {active.map(({ facet, option }) => {
        const text = optionText(facet, option, model.names);
        return (
          <button
            key={`${facet} ${option}`}
            class="active-filter"
            type="button"
            aria-label={say('fleet.without', { facet: facetName(facet), option: text })}
            onClick={() =>
              model.choose(
                facet,
                (filter[facet] ?? []).filter((other) => other !== option),
              )
            }
          >
            <span class="soft">{facetName(facet)}</span> <bdi>{text}</bdi>
            <Icon name="cross" />
          </button>
        );
      })}
      <Button kind="quiet" onClick={model.clear}>
        {say('fleet.clear')}
      </Button>
    </div>
  );
}
