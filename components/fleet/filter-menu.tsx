import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { deviceKinds } from '@/lib/domain/device';
import { expirySpans } from '@/lib/domain/expiry-span';
import { fleetGaps, folded } from '@/lib/domain/fleet-device';
import type { FleetFacet } from '@/lib/domain/fleet-filter';
import { replacementOptions, warrantyOptions } from '@/lib/domain/fleet-option';
import { facetName, optionText } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { numberText, say, textLanguage } from '@/lib/text/say';
import { SearchBox } from '../search-box';
import { Menu } from './menu';

interface FilterMenuProps {
  readonly model: Fleet;
  readonly facet: FleetFacet;
}

/** The options of one facet with the number of devices that each would leave. */
export function FilterMenu({ model, facet }: FilterMenuProps) {
  const name = facetName(facet);
  const chosen = model.view.value.filter[facet]?.length ?? 0;
  return (
    <Menu
      isMarked={chosen > 0}
      title={name}
      label={
        chosen > 0 ? (
          <span>
            {name} <span class="count">{numberText(chosen)}</span>{' '}
            <span class="said-only">{say('fleet.chosen')}</span>
          </span>
        ) : (
          name
        )
      }
    >
      {() => <FilterOptions model={model} facet={facet} />}
    </Menu>
  );
}

/** With more there is a search among them. */
const EASY_TO_SEE = 10;
const MOST_DRAWN = 200;

function FilterOptions({ model, facet }: FilterMenuProps) {
  const sought = useSignal('');
  const options = optionsOf(model, facet);
  const wanted = folded(sought.value);
  const fitting = options.filter(({ text }) => folded(text).includes(wanted));
  const left = fitting.length - MOST_DRAWN;
  return (
    <>
      {options.length > EASY_TO_SEE && (
        <SearchBox
          label={say('fleet.searchOptions', { facet: facetName(facet) })}
          value={sought.value}
          onInput={(text) => (sought.value = text)}
        />
      )}
      {fitting.length === 0 && <p class="soft">{say('fleet.noOptions')}</p>}
      <ul class="options">
        {fitting.slice(0, MOST_DRAWN).map((option) => (
          <li key={option.name}>
            <OptionBox model={model} facet={facet} option={option} />
          </li>
        ))}
      </ul>
      {left > 0 && <p class="soft">{say('fleet.moreOptions', { count: left })}</p>}
    </>
  );
}

interface Option {
  readonly name: string;
  readonly text: string;
  readonly count: number;
}

interface OptionBoxProps extends FilterMenuProps {
  readonly option: Option;
}

function OptionBox({ model, facet, option: { name, text, count } }: OptionBoxProps) {
  const id = useId();
  const chosen = model.view.value.filter[facet] ?? [];
  const choose = (isChosen: boolean) => {
    const others = chosen.filter((other) => other !== name);
    model.choose(facet, isChosen ? [...others, name] : others);
  };
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={chosen.includes(name)}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <label for={id}>
        <bdi>{text}</bdi> <span class="chip-count">{numberText(count)}</span>
      </label>
    </div>
  );
}

/** Facets whose options have an order of their own; all of them are always offered. */
const fixed: { readonly [Facet in FleetFacet]?: readonly string[] } = {
  warranty: warrantyOptions,
  replacement: replacementOptions,
  expiry: expirySpans,
  gap: fleetGaps,
};

function optionsOf(model: Fleet, facet: FleetFacet): readonly Option[] {
  const counts = model.finding.counts[facet].value;
  const chosen = model.view.value.filter[facet] ?? [];
  const optionOf = (name: string): Option => ({
    name,
    text: optionText(facet, name, model.names),
    count: counts.get(name) ?? 0,
  });
  const own = fixed[facet];
  if (own) return [...new Set([...own, ...chosen])].map(optionOf);
  const names = new Set([...counts.keys(), ...chosen]);
  if (facet === 'kind') return deviceKinds.filter((kind) => names.has(kind)).map(optionOf);
  const collator = new Intl.Collator(textLanguage(), { numeric: true, sensitivity: 'base' });
  return Array.from(names, optionOf).toSorted((one, other) =>
    collator.compare(one.text, other.text),
  );
}
