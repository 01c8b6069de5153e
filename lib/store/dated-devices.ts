import { deviceKinds, hasWarranty, type DeviceKind } from '@/lib/domain/device';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import { ofCompany } from './devices';
import type { Database } from './database';
import type { Schema } from './schema';

/** Records read at once: a few hundred kilobytes. */
const CHUNK = 1_000;
/** One by one a record takes about as long as so many of them in a row. */
const COST_OF_ONE = 4;

/** The records of these devices, a chunk at a time; a device of which nothing is known has none. */
export async function* recordsOf(
  db: Database,
  ids: readonly DeviceId[],
): AsyncGenerator<readonly LifecycleRecord[]> {
  if (ids.length * COST_OF_ONE > (await db.count('lifecycle'))) yield* allRecords(db);
  else yield* chunksOf(ids, async (chunk) => getAllOf(db, 'lifecycle', chunk));
}

/** Every record there is, also of other devices. */
async function* allRecords(db: Database): AsyncGenerator<readonly LifecycleRecord[]> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const chunk = await db.getAll('lifecycle', range, CHUNK);
    yield chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK) return;
    range = IDBKeyRange.lowerBound(last.deviceId, true);
  }
}

async function* chunksOf<Row>(
  ids: readonly DeviceId[],
  read: (chunk: readonly DeviceId[]) => Promise<readonly (Row | undefined)[]>,
): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await read(ids.slice(from, from + CHUNK));
    yield rows.filter((row) => row !== undefined);
  }
}

async function getAllOf<Name extends 'devices' | 'lifecycle'>(
  db: Database,
  name: Name,
  ids: readonly DeviceId[],
): Promise<readonly (Schema[Name]['value'] | undefined)[]> {
  const { store } = db.transaction(name);
  return Promise.all(ids.map((id) => store.get(id)));
}

/** Ids of a company's imported devices, all or of one kind, that can have a warranty, in the order of lists. */
export async function warrantyBearers(
  db: Database,
  companyId: CompanyId,
  kind?: DeviceKind,
): Promise<readonly DeviceId[]> {
  if (kind && !hasWarranty(kind)) return [];
  const index = db.transaction('devices').store.index('company');
  if (kind) return index.getAllKeys(ofCompany(companyId, 'imported', kind));
  const bare = deviceKinds.filter((one) => !hasWarranty(one));
  const [all, ...without] = await Promise.all([
    index.getAllKeys(ofCompany(companyId, 'imported')),
    ...bare.map((one) => index.getAllKeys(ofCompany(companyId, 'imported', one))),
  ]);
  const left = new Set(without.flat());
  return all.filter((id) => !left.has(id));
}

/** Of these devices the ones that the RMM lists no longer, a chunk at a time. */
export async function* goneAmong(
  db: Database,
  ids: readonly DeviceId[],
): AsyncGenerator<readonly DeviceId[]> {
  for await (const rows of chunksOf(ids, async (chunk) => getAllOf(db, 'devices', chunk))) {
    yield rows.filter((row) => row.missingSince !== undefined).map(({ id }) => id);
  }
}

/** Imported devices whose dates were never read, tried or not. */
export async function neverRead(db: Database): Promise<ReadonlySet<DeviceId>> {
  const { store } = db.transaction('devices');
  const [untried, tried] = await Promise.all([
    store.index('crawlAt').getAllKeys(IDBKeyRange.only(0)),
    store.index('triedAt').getAllKeys(),
  ]);
  const unread = new Set(untried);
  for await (const rows of chunksOf(tried, async (chunk) => getAllOf(db, 'devices', chunk))) {
    for (const { id, fieldsReadAt } of rows) if (fieldsReadAt === 0) unread.add(id);
  }
  return unread;
}
