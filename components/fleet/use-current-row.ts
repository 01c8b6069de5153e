import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Fleet } from '@/lib/state/fleet-model';
import type { VirtualRows } from './use-virtual-rows';

/** Moves the focus from row to row, and to where it was when a person comes back to the table. */
export function useCurrentRow(
  { current, finding }: Fleet,
  frame: RefObject<HTMLElement | null>,
  rows: VirtualRows,
): (to: number) => void {
  const wanted = useRef<number | undefined>(undefined);
  const isNew = useRef(true);

  function focusWanted(): void {
    const to = wanted.current;
    const row = frame.current?.querySelector<HTMLElement>(`.fleet-row[data-index="${to}"]`);
    if (to === undefined || !row) return;
    wanted.current = undefined;
    rows.reveal(to);
    row.focus({ preventScroll: true });
    // The table may reach below the window's edge.
    row.scrollIntoView({ block: 'nearest' });
  }

  useLayoutEffect(() => {
    const isBack = isNew.current && document.activeElement === document.body;
    isNew.current = false;
    if (isBack && current.id.peek() !== undefined) wanted.current = current.index.peek();
    // A row that was out of sight is there only once it is drawn.
    focusWanted();
  });

  return (to) => {
    const device = finding.found.peek()[to];
    if (!device) return;
    current.moveTo(device);
    wanted.current = to;
    focusWanted();
  };
}
