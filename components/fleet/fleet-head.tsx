import type { FleetColumn } from '@/lib/domain/fleet-columns';
import { columnName } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';

interface FleetHeadProps {
  readonly model: Fleet;
  readonly columns: readonly FleetColumn[];
  readonly isNarrow: boolean;
}

/** The names of the columns; each sorts by it, and the other way round the second time. */
export function FleetHead({ model, columns, isNarrow }: FleetHeadProps) {
  return (
    <thead class="fleet-head">
      <tr class="fleet-row" aria-rowindex={1}>
        <th scope="col" class="fleet-tick">
          <SelectAll model={model} />
        </th>
        {isNarrow ? (
          <th scope="col" class="fleet-cell">
            {columnName('name')}
          </th>
        ) : (
          columns.map((column) => <HeadCell key={column} model={model} column={column} />)
        )}
        <th scope="col" class="fleet-ways">
          <span class="said-only">{say('sheet.openInPortal')}</span>
        </th>
      </tr>
    </thead>
  );
}

function SelectAll({ model: { finding, selection, chosen } }: Pick<FleetHeadProps, 'model'>) {
  const found = finding.found.value;
  const isAll = found.length > 0 && chosen.value.length === found.length;
  return (
    <input
      type="checkbox"
      aria-label={say('fleet.selectAll')}
      checked={isAll}
      indeterminate={!isAll && chosen.value.length > 0}
      onChange={(event) =>
        selection.select(
          found.map(({ row }) => row.id),
          event.currentTarget.checked,
        )
      }
    />
  );
}

interface HeadCellProps {
  readonly model: Fleet;
  readonly column: FleetColumn;
}

function HeadCell({ model, column }: HeadCellProps) {
  const { sort } = model.view.value;
  const isSorted = sort.column === column;
  const way = sort.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" class="fleet-cell" data-column={column} aria-sort={isSorted ? way : 'none'}>
      <button
        class="sort"
        type="button"
        data-sorted={isSorted ? way : undefined}
        onClick={() => model.sortBy({ column, isDescending: isSorted && !sort.isDescending })}
      >
        {columnName(column)}
        <svg class="sort-mark" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
          <path d="M5 1.5 8.5 8h-7z" />
        </svg>
      </button>
    </th>
  );
}
