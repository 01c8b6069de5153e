import { defaultColumns, type FleetColumn } from '@/lib/domain/fleet-columns';

/** Least width (px) and share of what is left. */
const widths: Readonly<Record<FleetColumn, readonly [number, number]>> = {
  name: [118, 1.5],
  client: [95, 1.2],
  company: [120, 1.2],
  site: [100, 1],
  kind: [92, 0.8],
  maker: [100, 0.8],
  model: [95, 1.4],
  serial: [99, 0.9],
  system: [140, 1.2],
  purchase: [96, 0.5],
  expiry: [114, 0.5],
  warranty: [186, 0.5],
  replacement: [106, 0.5],
  age: [120, 0.7],
  seen: [96, 0.6],
};

const TICK = 40;
const WAYS = 36;

/** Of the grid that all rows share. */
export const columnTemplate = (columns: readonly FleetColumn[]): string =>
  [
    `${TICK}px`,
    ...columns.map((column) => {
      const [least, share] = widths[column];
      return `minmax(${least}px, ${share}fr)`;
    }),
    `${WAYS}px`,
  ].join(' ');

/** What the table needs at least (px); with less room it scrolls to the side. */
export const leastWidth = (columns: readonly FleetColumn[]): number =>
  columns.reduce((sum, column) => sum + widths[column][0], TICK + WAYS);

/** Of the usual columns those that go first where there is no room for all. */
const spare: readonly FleetColumn[] = ['serial', 'purchase', 'model'];

/** The usual columns as far as there is room for them; those that a person chose are all there. */
export function columnsWithin(
  columns: readonly FleetColumn[],
  width: number,
): readonly FleetColumn[] {
  if (columns.join() !== defaultColumns.join()) return columns;
  return spare.reduce(
    (left, column) => (leastWidth(left) > width ? left.filter((one) => one !== column) : left),
    columns,
  );
}
