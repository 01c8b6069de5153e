import { fleetFacets } from '@/lib/domain/fleet-filter';
import type { Fleet } from '@/lib/state/fleet-model';
import { numberText, say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { ProgressBar } from '../progress-bar';
import { SearchBox } from '../search-box';
import { ActiveFilters } from './active-filters';
import { ColumnMenu } from './column-menu';
import { FilterMenu } from './filter-menu';
import { SortSelect } from './sort-select';
import { ViewMenu } from './view-menu';

interface FleetToolbarProps {
  readonly model: Fleet;
  readonly addressOf: (view: string) => string;
}

/** What is sought, what narrows the table down, and what can be made of what is left. */
export const FleetToolbar = ({ model, addressOf }: FleetToolbarProps) => (
  <section class="fleet-toolbar" aria-label={say('fleet.filters')}>
    <div class="fleet-bar">
      <SearchBox
        label={say('fleet.search')}
        value={model.view.value.search}
        onInput={model.search}
      />
      <div class="actions fleet-acts">
        <ViewMenu model={model} addressOf={addressOf} />
        <ColumnMenu model={model} />
        <ExportButtons model={model} />
      </div>
    </div>
    <div class="actions fleet-filters">
      {fleetFacets.map((facet) => (
        <FilterMenu key={facet} model={model} facet={facet} />
      ))}
      <SortSelect model={model} />
    </div>
    <ActiveFilters model={model} />
    <FleetCount model={model} />
  </section>
);

function ExportButtons({ model }: Pick<FleetToolbarProps, 'model'>) {
  const isBusy = model.task.busyWith.value === 'export';
  const [client, ...others] = model.view.value.filter.client ?? [];
  const address =
    client && others.length === 0 ? `#report?client=${encodeURIComponent(client)}` : '#report';
  return (
    <>
      <Button isBusy={isBusy} onClick={() => model.exportAs('csv')}>
        {say('fleet.exportCsv')}
      </Button>
      <Button isBusy={isBusy} onClick={() => model.exportAs('json')}>
        {say('fleet.exportJson')}
      </Button>
      <a class="button" href={address}>
        {say('fleet.report')}
      </a>
    </>
  );
}

/** How many devices the table shows, said again whenever that changes; and how far a fleet is that is still read. */
function FleetCount({ model: { rows, finding, isNarrowed } }: Pick<FleetToolbarProps, 'model'>) {
  const loading = rows.loading.value;
  const all = rows.total.value;
  const found = finding.found.value.length;
  return (
    <div class="fleet-count">
      <output class="soft">
        {isNarrowed.value
          ? say('fleet.devicesOf', { found: numberText(found), all: numberText(all) })
          : sayCount('fleet.devices', all)}
      </output>
      {loading.at === 'loading' && (
        <ProgressBar
          label={say('fleet.loading', { done: loading.done, total: loading.total })}
          done={loading.done}
          total={loading.total}
        />
      )}
    </div>
  );
}
