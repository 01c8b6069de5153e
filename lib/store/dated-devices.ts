import { hasWarranty, deviceKinds } from '@/lib/domain/device';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import { ofCompany } from './devices';
import type { Database } from './open';

/** Records read at once: a few hundred kilobytes. */
const CHUNK = 2_000;

/** Every record there is, a chunk at a time: much quicker than one by one where most of them are wanted. */
export async function* allRecords(db: Database): AsyncGenerator<readonly LifecycleRecord[]> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const chunk = await db.getAll('lifecycle', range, CHUNK);
    yield chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK) return;
    range = IDBKeyRange.lowerBound(last.deviceId, true);
  }
}

/** The records of these devices; a device of which nothing is known has none. */
export async function recordsOf(
  db: Database,
  ids: readonly DeviceId[],
): Promise<readonly LifecycleRecord[]> {
  const { store } = db.transaction('lifecycle');
  const records = await Promise.all(ids.map((id) => store.get(id)));
  return records.filter((record) => record !== undefined);
}

/** Ids of a company's imported devices that can have a warranty, in the order in which lists show them. */
export async function warrantyBearers(
  db: Database,
  companyId: CompanyId,
): Promise<readonly DeviceId[]> {
  const index = db.transaction('devices').store.index('company');
  const bare = deviceKinds.filter((kind) => !hasWarranty(kind));
  const [all, ...without] = await Promise.all([
    index.getAllKeys(ofCompany(companyId, 'imported')),
    ...bare.map((kind) => index.getAllKeys(ofCompany(companyId, 'imported', kind))),
  ]);
  const left = new Set(without.flat());
  return all.filter((id) => !left.has(id));
}

/** Of these devices the ones that the RMM lists. */
export async function listedOf(
  db: Database,
  ids: readonly DeviceId[],
): Promise<readonly DeviceId[]> {
  const { store } = db.transaction('devices');
  const rows = await Promise.all(ids.map((id) => store.get(id)));
  return rows.flatMap((row) => (row && row.missingSince === undefined ? [row.id] : []));
}
