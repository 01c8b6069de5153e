import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { PackedFleet } from '@/lib/domain/fleet';
import { byName } from '@/lib/domain/fleet-columns';
import {
  fleetDevice,
  namedRow,
  type FleetDevice,
  type FleetRules,
} from '@/lib/domain/fleet-device';
import { unpackFleet } from '@/lib/domain/fleet-pack';
import type { DeviceId } from '@/lib/domain/ids';

/** The devices that are here, by name; what comes in parts is put beside them until it is published. */
export function createFleetShelf(rules: ReadonlySignal<FleetRules>) {
  const devices = signal<readonly FleetDevice[]>([]);
  let arrived = new Map<DeviceId, FleetDevice>();

  const prepared = (packed: PackedFleet): readonly FleetDevice[] =>
    unpackFleet(packed).map((row) => fleetDevice(namedRow(row), rules.peek()));

  function take(packed: PackedFleet): void {
    for (const device of prepared(packed)) arrived.set(device.row.id, device);
  }

  function publish(): void {
    devices.value = [...arrived.values()].toSorted(byName);
  }

  function clear(): void {
    arrived = new Map();
  }

  /** Of those that were asked for again the ones that there still are. */
  function replace(ids: readonly DeviceId[], packed: PackedFleet): void {
    const asked = new Set(ids);
    const kept = devices.peek().filter(({ row }) => !asked.has(row.id));
    devices.value = [...kept, ...prepared(packed)].toSorted(byName);
  }

  effect(() => {
    const now = rules.value;
    untracked(() => {
      for (const [id, device] of arrived) arrived.set(id, fleetDevice(device, now));
      if (devices.peek().length === 0) return;
      devices.value = devices.peek().map((device) => fleetDevice(device, now));
    });
  });

  return { devices, take, publish, clear, replace, arrived: () => arrived.size };
}

export type FleetShelf = ReturnType<typeof createFleetShelf>;
