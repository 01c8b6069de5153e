import { describe, expect, test } from 'vitest';
import {
  dockColumns,
  dockNear,
  dockRows,
  movedDock,
  nextDock,
  type DockPlace,
} from '@/lib/domain/dock-place';

const at = (y: DockPlace['y'], x: DockPlace['x']): DockPlace => ({ x, y, isFolded: true });
const all = dockRows.flatMap((y) => dockColumns.map((x) => at(y, x)));
const edges = all.filter(({ x, y }) => x !== 'center' || y !== 'middle');

describe('moving the dock', () => {
  test.for([
    [at('bottom', 'right'), [-1, 0], at('bottom', 'center')],
    [at('bottom', 'right'), [1, 0], at('bottom', 'right')],
    [at('bottom', 'right'), [0, -1], at('middle', 'right')],
    [at('middle', 'right'), [-1, 0], at('middle', 'left')],
    [at('top', 'center'), [0, 1], at('bottom', 'center')],
  ] as const)('from %o by %o', ([from, [right, down], to]) => {
    expect(movedDock(from, right, down)).toEqual(to);
  });

  test('keeps it at the edge and as it was folded, wherever it is put', () => {
    const steps = [-1, 0, 1];
    const places = edges.flatMap((place) => [
      nextDock(place),
      ...steps.flatMap((right) => steps.map((down) => movedDock(place, right, down))),
      ...[-0.5, 0.1, 0.4, 0.6, 0.9, 1.5].flatMap((x) =>
        [0, 0.5, 1].map((y) => dockNear(place, x, y)),
      ),
    ]);
    for (const place of places) expect(edges).toContainEqual(place);
  });

  test('a click after a click leads once around the page', () => {
    const round: DockPlace[] = [];
    for (let place = at('top', 'left'); round.length < 8; place = nextDock(place))
      round.push(place);
    expect(new Set(round.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
  });
});
