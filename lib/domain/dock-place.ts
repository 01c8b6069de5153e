/** Where at the page's edge the region stands that has no better place there, and whether it is folded. */
export interface DockPlace {
  readonly x: (typeof dockColumns)[number];
  readonly y: (typeof dockRows)[number];
  readonly isFolded: boolean;
}

export const dockColumns = ['left', 'center', 'right'] as const;
export const dockRows = ['top', 'middle', 'bottom'] as const;

/** The place after so many steps to the right and down; it stays at the edge, and never comes to stand in the middle. */
export function movedDock(place: DockPlace, right: number, down: number): DockPlace {
  const x = stepped(dockColumns, place.x, right);
  const y = stepped(dockRows, place.y, down);
  if (x !== 'center' || y !== 'middle') return { ...place, x, y };
  // From one edge straight to the other.
  return { ...place, x: stepped(dockColumns, x, right), y: stepped(dockRows, y, down) };
}

const stepped = <Step extends string>(steps: readonly Step[], from: Step, by: number): Step =>
  steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(from) + by))] ?? from;

/** The place that is nearest to a point, given as shares (0 to 1) of width and height. */
export function dockNear(place: DockPlace, acrossShare: number, downShare: number): DockPlace {
  const x = third(dockColumns, acrossShare) ?? place.x;
  const y = third(dockRows, downShare) ?? place.y;
  if (x !== 'center' || y !== 'middle') return { ...place, x, y };
  return { ...place, x: acrossShare < 0.5 ? 'left' : 'right', y };
}

const third = <Step>(steps: readonly Step[], share: number): Step | undefined =>
  steps[Math.min(2, Math.max(0, Math.floor(share * 3)))];

const CLOCKWISE: readonly (readonly [DockPlace['x'], DockPlace['y']])[] = [
  ['left', 'top'],
  ['center', 'top'],
  ['right', 'top'],
  ['right', 'middle'],
  ['right', 'bottom'],
  ['center', 'bottom'],
  ['left', 'bottom'],
  ['left', 'middle'],
];

/** The next place around the page. */
export function nextDock(place: DockPlace): DockPlace {
  const at = CLOCKWISE.findIndex(([x, y]) => x === place.x && y === place.y);
  const [x, y] = CLOCKWISE[(at + 1) % CLOCKWISE.length] ?? ['right', 'bottom'];
  return { ...place, x, y };
}

/** What a person does with the dock; `near`: drops it there, in shares of width and height. */
export type DockAct =
  | { readonly do: 'fold'; readonly isFolded: boolean }
  | { readonly do: 'move'; readonly right: number; readonly down: number }
  | { readonly do: 'near'; readonly across: number; readonly down: number }
  | { readonly do: 'next' };

export function dockAfter(place: DockPlace, act: DockAct): DockPlace {
  switch (act.do) {
    case 'fold':
      return { ...place, isFolded: act.isFolded };
    case 'move':
      return movedDock(place, act.right, act.down);
    case 'near':
      return dockNear(place, act.across, act.down);
    case 'next':
      return nextDock(place);
  }
}
