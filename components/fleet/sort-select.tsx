import type { FleetColumn } from '@/lib/domain/fleet-columns';
import { columnName } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';

/** Sorts the table where there is no room for the names of its columns. */
export function SortSelect({ model }: { readonly model: Fleet }) {
  const { sort } = model.view.value;
  const columns: readonly FleetColumn[] = [...new Set([...model.columns.value, sort.column])];
  const ways = columns.flatMap((column) =>
    [false, true].map((isDescending) => ({ column, isDescending })),
  );
  const nameOf = ({ column, isDescending }: typeof sort) => `${isDescending ? '-' : ''}${column}`;
  return (
    <select
      class="control sort-select"
      aria-label={say('fleet.sortBy')}
      value={nameOf(sort)}
      onChange={(event) => {
        const chosen = ways.find((way) => nameOf(way) === event.currentTarget.value);
        if (chosen) model.sortBy(chosen);
      }}
    >
      {ways.map((way) => (
        <option key={nameOf(way)} value={nameOf(way)}>
          {say(way.isDescending ? 'fleet.sortedDown' : 'fleet.sortedUp', {
            column: columnName(way.column),
          })}
        </option>
      ))}
    </select>
  );
}
