import { useId } from 'preact/hooks';
import {
  defaultColumns,
  fleetColumns,
  movedColumn,
  withColumn,
  type FleetColumn,
} from '@/lib/domain/fleet-columns';
import { columnName } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Menu } from './menu';

/** Which columns the table has, and in which order. */
export function ColumnMenu({ model }: { readonly model: Fleet }) {
  const shown = model.columns.value;
  const hidden = fleetColumns.filter((column) => !shown.includes(column));
  return (
    <Menu title={say('fleet.columns')}>
      {() => (
        <div class="column-menu">
          <p class="soft">{say('fleet.columnsWhy')}</p>
          <ol class="options" aria-label={say('fleet.columnsShown')}>
            {shown.map((column) => (
              <li key={column} class="column-line">
                <ColumnBox model={model} column={column} isShown />
                {column !== 'name' && <MoveButtons model={model} column={column} />}
              </li>
            ))}
          </ol>
          {hidden.length > 0 && (
            <ul class="options" aria-label={say('fleet.columnsHidden')}>
              {hidden.map((column) => (
                <li key={column} class="column-line">
                  <ColumnBox model={model} column={column} isShown={false} />
                </li>
              ))}
            </ul>
          )}
          <Button kind="quiet" onClick={() => model.setColumns(defaultColumns)}>
            {say('fleet.columnsReset')}
          </Button>
        </div>
      )}
    </Menu>
  );
}

interface ColumnProps {
  readonly model: Fleet;
  readonly column: FleetColumn;
}

function ColumnBox({ model, column, isShown }: ColumnProps & { readonly isShown: boolean }) {
  const id = useId();
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={isShown}
        disabled={column === 'name'}
        onChange={(event) =>
          void model.setColumns(
            withColumn(model.columns.peek(), column, event.currentTarget.checked),
          )
        }
      />
      <label for={id}>{columnName(column)}</label>
    </div>
  );
}

function MoveButtons({ model, column }: ColumnProps) {
  const columns = model.columns.value;
  const at = columns.indexOf(column);
  const move = (by: 1 | -1) => () =>
    void model.setColumns(movedColumn(model.columns.peek(), column, by));
  const name = columnName(column);
  return (
    <span class="column-moves">
      <button
        class="icon-button"
        type="button"
        aria-label={say('fleet.moveUp', { column: name })}
        aria-disabled={at < 2}
        onClick={move(-1)}
      >
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M4 10l4-4 4 4" />
        </svg>
      </button>
      <button
        class="icon-button"
        type="button"
        aria-label={say('fleet.moveDown', { column: name })}
        aria-disabled={at === columns.length - 1}
        onClick={move(1)}
      >
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M4 6l4 4 4-4" />
        </svg>
      </button>
    </span>
  );
}
