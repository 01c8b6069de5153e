import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { DeviceId } from '@/lib/domain/ids';
import type { Fleet } from '@/lib/state/fleet-model';

interface RowPlaces {
  readonly frame: RefObject<HTMLElement | null>;
  /** CSS pixels. */
  readonly height: number;
  readonly headHeight: number;
}

/** The row that Tab comes to and the arrow keys move from. It is drawn even while it is scrolled out of sight. */
export function useCurrentRow(model: Fleet, { frame, height, headHeight }: RowPlaces) {
  const id = useSignal<DeviceId | undefined>(undefined);
  const wanted = useRef<number | undefined>(undefined);
  const index = useComputed(() => {
    const current = id.value;
    if (current === undefined) return 0;
    const found = model.finding.found.value;
    return Math.max(
      0,
      found.findIndex(({ row }) => row.id === current),
    );
  });

  function go(to: number): void {
    const device = model.finding.found.peek()[to];
    const target = frame.current;
    if (!device || !target) return;
    id.value = device.row.id;
    wanted.current = to;
    reveal(target, { top: to * height, height, headHeight });
    focusWanted();
  }

  function focusWanted(): void {
    const to = wanted.current;
    const row = frame.current?.querySelector<HTMLElement>(`.fleet-row[data-index="${to}"]`);
    if (to === undefined || !row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  }
  // A row that was out of sight is there only once it is drawn.
  useLayoutEffect(focusWanted);

  const note = ({ row }: FleetDevice) => {
    if (id.peek() !== row.id) id.value = row.id;
  };
  return { index, go, note };
}

interface Span {
  readonly top: number;
  readonly height: number;
  readonly headHeight: number;
}

function reveal(frame: HTMLElement, { top, height, headHeight }: Span): void {
  const room = frame.clientHeight - headHeight;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top + height > frame.scrollTop + room) frame.scrollTop = top + height - room;
}
