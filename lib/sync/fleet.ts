import type { Edit } from '@/lib/domain/edit';
import { packFleet } from '@/lib/domain/fleet-pack';
import type { FleetOpening, FleetPage, FleetRow, PackedFleet } from '@/lib/domain/fleet';
import type { DeviceId } from '@/lib/domain/ids';
import { deviceKinds } from '@/lib/domain/device';
import { inOrder } from '@/lib/store/edits';
import {
  readFleetDevices,
  readFleetPart,
  readFleetStart,
  type FleetRecords,
} from '@/lib/store/fleet-records';
import type { Database } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { countIn, readTallies } from '@/lib/store/tallies';
import { dateViewOf, firstSeenOf } from './device-views';

/** The first devices of the fleet by name, for the eye; all of it comes in parts, by ids. */
export async function fleetOpening(db: Database, limit: number): Promise<FleetOpening> {
  const [records, tallies] = await Promise.all([readFleetStart(db, limit), readTallies(db)]);
  const total = tallies.reduce((sum, one) => sum + countIn(one, ['imported'], deviceKinds), 0);
  return { rows: packFleet(rowsOf(records)), total };
}

export async function fleetPage(
  db: Database,
  place: { readonly after?: DeviceId | undefined; readonly limit: number },
): Promise<FleetPage> {
  const part = await readFleetPart(db, place);
  return { rows: packFleet(rowsOf(part)), ...(part.next && { next: part.next }) };
}

/** Those of these devices that are in the fleet. */
export const fleetDevices = async (db: Database, ids: readonly DeviceId[]): Promise<PackedFleet> =>
  packFleet(rowsOf(await readFleetDevices(db, ids)));

function rowsOf(records: FleetRecords): readonly FleetRow[] {
  const editsOf = Map.groupBy(inOrder(records.edits), ({ deviceId }) => deviceId);
  return records.devices.map((device) => rowOf(device, editsOf.get(device.id) ?? [], records));
}

function rowOf(device: StoredDevice, open: readonly Edit[], records: FleetRecords): FleetRow {
  const { id, companyId, siteId } = device;
  const client = records.clients.get(companyId);
  return {
    id,
    name: device.name,
    kind: device.kind,
    companyId,
    companyName: records.companyNames.get(companyId) ?? '',
    clientId: client?.id,
    clientName: client?.name,
    siteId,
    siteName: siteId && records.siteNames.get(siteId),
    maker: device.maker,
    model: device.model,
    serialNumber: device.serialNumber,
    operatingSystem: device.operatingSystem?.name,
    purchaseDate: dateViewOf('purchaseDate', id, open, records).date,
    warrantyExpiry: dateViewOf('warrantyExpiry', id, open, records).date,
    firstSeen: firstSeenOf(device),
    groupIds: device.groupIds,
    isRead: device.fieldsReadAt > 0,
    isGone: device.missingSince !== undefined,
  };
}
