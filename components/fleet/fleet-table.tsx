import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { App } from '@/lib/state/app-model';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { columnTemplate, leastWidth } from './column-widths';
import { FleetHead } from './fleet-head';
import { looksOf } from './fleet-looks';
import { FleetRow } from './fleet-row';
import { useCurrentRow } from './use-current-row';
import { useFrameSize } from './use-frame-size';
import { useRowWindow, type RowWindow } from './use-row-window';
import { useSelecting } from './use-selecting';
import { createTableKeys } from './use-table-keys';

interface FleetTableProps {
  readonly app: App;
  /** Opens the sheet of a device. */
  readonly onOpen: (device: FleetDevice) => unknown;
}

const WIDE_ROW = 38;
const NARROW_ROW = 76;
const HEAD = 36;
const NARROW_BELOW = 640;

/** All devices that the view leaves, of which only those in sight are drawn. */
export function FleetTable({ app, onOpen }: FleetTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  useTopAtEachView(app.fleet, frame);
  const { inlineSize, blockSize } = useFrameSize(frame).value;
  const isNarrow = inlineSize < NARROW_BELOW;
  return (
    <div ref={frame} class="fleet-frame" data-narrow={isNarrow ? 'yes' : undefined}>
      <FleetGrid
        app={app}
        onOpen={onOpen}
        frame={frame}
        room={blockSize}
        isNarrow={isNarrow}
        height={isNarrow ? NARROW_ROW : WIDE_ROW}
      />
    </div>
  );
}

interface FleetGridProps extends FleetTableProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** CSS pixels, from top to bottom of the frame. */
  readonly room: number;
  readonly isNarrow: boolean;
  /** Of a row. */
  readonly height: number;
}

function FleetGrid(props: FleetGridProps) {
  const { app, onOpen, frame, room, isNarrow, height } = props;
  const { fleet } = app;
  const found = fleet.finding.found.value;
  const columns = fleet.columns.value;
  const count = countOf(app);
  const current = useCurrentRow(fleet, { frame, height, headHeight: HEAD });
  const rows = useRowWindow(frame, { count, height, room });
  const select = useSelecting(fleet);
  const press = createTableKeys({
    found,
    page: Math.max(1, Math.floor((room - HEAD) / height) - 1),
    go: current.go,
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
        {drawn(rows, current.index.value, found).map(({ device, index }) => (
          <FleetRow
            key={device.row.id}
            model={fleet}
            device={device}
            looks={looksOf(app)}
            columns={columns}
            index={index}
            height={height}
            isNarrow={isNarrow}
            isCurrent={index === current.index.value}
            isSelected={fleet.selection.ids.value.has(device.row.id)}
            onFocus={current.note}
            onSelect={select}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Another order, or other devices, are read from the top. */
function useTopAtEachView(fleet: Fleet, frame: RefObject<HTMLElement | null>): void {
  const { search, filter, sort } = fleet.view.value;
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [frame, search, filter, sort]);
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

/** The rows in sight, and the current one wherever it is: its focus is not lost. */
function drawn(
  { first, end }: RowWindow,
  current: number,
  found: readonly FleetDevice[],
): readonly DrawnRow[] {
  const rows = found.slice(first, end).map((device, at) => ({ device, index: first + at }));
  const device = found[current];
  if (!device || (current >= first && current < end)) return rows;
  const row = { device, index: current };
  return current < first ? [row, ...rows] : [...rows, row];
}
