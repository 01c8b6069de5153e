import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { App } from '@/lib/state/app-model';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { columnsWithin, columnTemplate, leastWidth } from './column-widths';
import { FleetHead } from './fleet-head';
import { looksOf } from './fleet-looks';
import { FleetRow } from './fleet-row';
import { useCurrentRow } from './use-current-row';
import { useSelecting } from './use-selecting';
import { createTableKeys } from './use-table-keys';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows';

/** Border and scrollbar (CSS pixels). */
const BESIDE_COLUMNS = 12;

interface FleetTableProps {
  readonly app: App;
  /** Opens the sheet of a device. */
  readonly onOpen: (device: FleetDevice) => unknown;
}

/** All devices that the view leaves, of which only those in sight are drawn. */
export function FleetTable({ app, onOpen }: FleetTableProps) {
  const { fleet } = app;
  const frame = useRef<HTMLDivElement>(null);
  const count = countOf(app);
  const rows = useVirtualRows(frame, { count, current: fleet.current.index.value });
  useTopAtEachView(fleet, rows);
  const go = useCurrentRow(fleet, frame, rows);
  return (
    <div ref={frame} class="fleet-frame" data-narrow={rows.isNarrow ? 'yes' : undefined}>
      <FleetGrid app={app} onOpen={onOpen} count={count} rows={rows} go={go} />
    </div>
  );
}

interface FleetGridProps extends FleetTableProps {
  readonly count: number;
  readonly rows: VirtualRows;
  /** Takes the focus to a row. */
  readonly go: (to: number) => void;
}

function FleetGrid({ app, onOpen, count, rows, go }: FleetGridProps) {
  const { fleet } = app;
  const { height, isNarrow } = rows;
  const found = fleet.finding.found.value;
  const columns = columnsWithin(fleet.columns.value, rows.width - BESIDE_COLUMNS);
  const select = useSelecting(fleet);
  const press = createTableKeys({
    found,
    page: rows.page,
    go,
    open: onOpen,
    select: (device, isFar) =>
      select(device, !fleet.selection.ids.peek().has(device.row.id), isFar),
  });
  return (
    <table
      class="fleet-grid"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows are gone through by keys
      role="grid"
      tabIndex={-1}
      aria-label={say('fleet.title')}
      aria-rowcount={count + 1}
      aria-multiselectable="true"
      style={isNarrow ? {} : sizesOf(columns)}
      onKeyDown={press}
    >
      <FleetHead model={fleet} columns={columns} isNarrow={isNarrow} />
      <tbody class="fleet-body" style={{ blockSize: `${count * height}px` }}>
        {drawn(rows, found).map(({ device, index }) => (
          <FleetRow
            key={device.row.id}
            model={fleet}
            device={device}
            looks={looksOf(app)}
            columns={columns}
            index={index}
            height={height}
            isNarrow={isNarrow}
            isCurrent={index === fleet.current.index.value}
            isSelected={fleet.selection.ids.value.has(device.row.id)}
            onFocus={fleet.current.moveTo}
            onSelect={select}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Another order, or other devices, are read from the top. */
function useTopAtEachView(fleet: Fleet, { scrollTo }: VirtualRows): void {
  const { search, filter, sort } = fleet.view.value;
  useLayoutEffect(() => scrollTo(0), [scrollTo, search, filter, sort]);
}

/** While the rest is on its way, the first ones by name already stand where they will stay. */
function countOf({ fleet: { finding, rows, isSpecial } }: App): number {
  const found = finding.found.value.length;
  return isSpecial.value ? found : Math.max(found, rows.total.value);
}

const sizesOf = (columns: Parameters<typeof columnTemplate>[0]) => ({
  '--fleet-columns': columnTemplate(columns),
  minInlineSize: `${leastWidth(columns)}px`,
});

interface DrawnRow {
  readonly device: FleetDevice;
  readonly index: number;
}

const drawn = (rows: VirtualRows, found: readonly FleetDevice[]): readonly DrawnRow[] =>
  rows.drawn.flatMap((index) => {
    const device = found[index];
    return device ? [{ device, index }] : [];
  });
