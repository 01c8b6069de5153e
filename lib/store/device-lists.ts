import type { DeviceKind, Tracking } from '@/lib/domain/device';
import type { CompanyId, DeviceId, GroupId } from '@/lib/domain/ids';
import { ofCompany } from './devices';
import type { Database } from './database';
import type { StoredDevice } from './schema';

/** A part of a list: the devices of one mapped company, all or of one kind. */
export interface Part {
  readonly companyId: CompanyId;
  readonly tracking: Tracking;
  readonly kind?: DeviceKind | undefined;
}

const rangeOf = ({ companyId, tracking, kind }: Part): IDBKeyRange =>
  ofCompany(companyId, tracking, kind);

/** Ids in the order in which the list shows them: by kind, then by name. */
export const idsOfPart = (db: Database, part: Part): Promise<DeviceId[]> =>
  db.getAllKeysFromIndex('devices', 'company', rangeOf(part));

export const devicesOfPart = (db: Database, part: Part): Promise<StoredDevice[]> =>
  db.getAllFromIndex('devices', 'company', rangeOf(part));

export const idsOfGroup = (db: Database, groupId: GroupId): Promise<DeviceId[]> =>
  db.getAllKeysFromIndex('devices', 'groups', groupId);

export async function devicesById(
  db: Database,
  ids: readonly DeviceId[],
): Promise<readonly (StoredDevice | undefined)[]> {
  const { store } = db.transaction('devices');
  return Promise.all(ids.map(async (id) => store.get(id)));
}
