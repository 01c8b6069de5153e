import type { ListedDevice } from '@/lib/domain/device-query';
import type { DeviceId } from '@/lib/domain/ids';
import { devicesById } from '@/lib/store/device-lists';
import type { Database } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { rosterRow } from '@/lib/store/rosters';
import type { Rosters } from './device-rosters';
import { deviceViews } from './device-views';

/** Devices with what only lists say of them. */
export async function listedDevices(
  db: Database,
  ids: readonly DeviceId[],
  { rosters, now }: { readonly rosters: Rosters; readonly now: number },
): Promise<readonly ListedDevice[]> {
  const stored = (await devicesById(db, ids)).flatMap((device) => device ?? []);
  const others = await namesOfTwins(db, stored, rosters);
  const views = await deviceViews(db, stored, now);
  return views.flatMap((view, index) => {
    const device = stored[index];
    if (!view || !device) return [];
    const twins = others.get(device.id);
    return [
      {
        ...view,
        ...(rosters.has.new(rosterRow(device)) && { isNew: true as const }),
        ...(twins && { twins }),
        ...(device.ignoredWhy && { ignoredWhy: device.ignoredWhy }),
      },
    ];
  });
}

async function namesOfTwins(
  db: Database,
  devices: readonly StoredDevice[],
  { has, twins }: Rosters,
): Promise<ReadonlyMap<DeviceId, { readonly count: number; readonly name: string }>> {
  const found = devices.map(rosterRow).flatMap((row) => {
    if (!has.twins(row)) return [];
    const others = (twins.get(row.serialKey ?? '') ?? []).filter(({ id }) => id !== row.id);
    const [first] = others;
    return first ? [{ row, first, count: others.length }] : [];
  });
  const names = await devicesById(
    db,
    found.map(({ first }) => first.id),
  );
  return new Map(
    found.map(({ row, count }, index) => {
      return [row.id, { count, name: names[index]?.name ?? '' }] as const;
    }),
  );
}
