import type { App } from '@/lib/state/app-model';
import type { MappingSight } from '@/lib/state/mapping-filter';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { FilterChips, type FilterChip } from './filter-chips';
import { SearchBox } from './search-box';

interface MappingToolbarProps {
  readonly model: App['mapping'];
  readonly onClients: () => unknown;
}

export const MappingToolbar = ({ model, onClients }: MappingToolbarProps) => (
  <div class="toolbar mapping-toolbar">
    <div class="toolbar-row">
      <div class="toolbar-search">
        <SearchBox
          label={say('companies.search')}
          value={model.filter.search.value}
          onInput={(text) => (model.filter.search.value = text)}
        />
      </div>
      <div class="clients-button">
        <Button kind="quiet" onClick={onClients}>
          {say('companies.manageClients')}
        </Button>
      </div>
    </div>
    <div class="toolbar-row">
      <Checkbox
        id="only-unmapped"
        label={say('companies.onlyUnmapped')}
        isChecked={model.filter.onlyUnmapped.value}
        onChange={(isChecked) => (model.filter.onlyUnmapped.value = isChecked)}
      />
      <Button isBusy={model.task.busyWith.value === 'match'} onClick={model.match}>
        {say('companies.match')}
      </Button>
    </div>
    <Sights model={model} />
  </div>
);

/** Only where there is more than one kind of companies to look at. */
function Sights({ model: { filter } }: Pick<MappingToolbarProps, 'model'>) {
  const counts = filter.counts.value;
  const current = filter.sight.value;
  const chips = sightsOf(counts).filter(
    ({ name, count }) => name === 'all' || name === current || count > 0,
  );
  if (chips.length < 2) return null;
  return (
    <FilterChips
      label={say('companies.view')}
      chips={chips}
      current={current}
      onChoose={(name) => (filter.sight.value = name)}
    />
  );
}

const sightsOf = (
  counts: Readonly<Record<MappingSight, number>>,
): readonly (FilterChip<MappingSight> & { readonly count: number })[] => [
  { name: 'all', label: say('companies.viewAll'), count: counts.all },
  { name: 'proposed', label: say('companies.viewProposed'), count: counts.proposed },
  { name: 'left-out', label: say('companies.viewLeftOut'), count: counts['left-out'] },
];
