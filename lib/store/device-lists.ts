import type { DeviceKind, Tracking } from '@/lib/domain/device';
import { deviceKinds } from '@/lib/domain/device';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { ofCompany, ofStanding } from './devices';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Devices of mapped companies only: those of others have another standing. */
export async function countTracked(db: Database, tracking: Tracking): Promise<number> {
  return db.countFromIndex('devices', 'standing', ofStanding(tracking));
}

export async function countKinds(
  db: Database,
  tracking: Tracking,
): Promise<readonly { readonly kind: DeviceKind; readonly count: number }[]> {
  const index = db.transaction('devices').store.index('standing');
  const counts = await Promise.all(
    deviceKinds.map(async (kind) => ({
      kind,
      count: await index.count(ofStanding(tracking, kind)),
    })),
  );
  return counts.filter(({ count }) => count > 0);
}

/** A part of a list: the devices of one company, all or of one kind. */
export interface Part {
  readonly companyId: CompanyId;
  readonly tracking: Tracking;
  readonly kind?: DeviceKind | undefined;
}

const rangeOf = ({ companyId, tracking, kind }: Part): IDBKeyRange =>
  ofCompany(companyId, tracking, kind);

export async function countParts(db: Database, parts: readonly Part[]): Promise<readonly number[]> {
  const index = db.transaction('devices').store.index('company');
  return Promise.all(parts.map((part) => index.count(rangeOf(part))));
}

/** Ids in the order in which the list shows them: by kind, then by name. */
export const idsOfPart = (db: Database, part: Part): Promise<DeviceId[]> =>
  db.getAllKeysFromIndex('devices', 'company', rangeOf(part));

export const devicesOfPart = (db: Database, part: Part): Promise<StoredDevice[]> =>
  db.getAllFromIndex('devices', 'company', rangeOf(part));
