import { useRef } from 'preact/hooks';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { Fleet } from '@/lib/state/fleet-model';

/** Ticks one device, or, going far, all from the one that was ticked last. */
export function useSelecting({ selection, finding }: Fleet) {
  const last = useRef<FleetDevice | undefined>(undefined);
  return (device: FleetDevice, isSelected: boolean, isFar: boolean): void => {
    const found = finding.found.peek();
    const from = last.current ? found.indexOf(last.current) : -1;
    const to = found.indexOf(device);
    last.current = device;
    const isSpan = isFar && from >= 0;
    const chosen = isSpan ? found.slice(Math.min(from, to), Math.max(from, to) + 1) : [device];
    selection.select(
      chosen.map(({ row }) => row.id),
      isSelected,
    );
  };
}
