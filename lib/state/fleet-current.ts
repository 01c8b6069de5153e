import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { DeviceId } from '@/lib/domain/ids';

/** The row that Tab comes to and the arrow keys move from. It stays the one while a person looks at a device and comes back. */
export function createFleetCurrent(found: ReadonlySignal<readonly FleetDevice[]>) {
  const id = signal<DeviceId | undefined>(undefined);
  return {
    /** Not before a person has been in the table. */
    id: computed(() => id.value),
    /** The first one where there is no other. */
    index: computed(() => {
      const current = id.value;
      if (current === undefined) return 0;
      return Math.max(
        0,
        found.value.findIndex(({ row }) => row.id === current),
      );
    }),
    moveTo({ row }: FleetDevice): void {
      id.value = row.id;
    },
  };
}
