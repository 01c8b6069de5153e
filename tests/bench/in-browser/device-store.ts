import { deleteDB, openDB, unwrap, type IDBPDatabase } from 'idb';
import type { Company } from '@/lib/domain/company';
import type { DeviceFacts } from '@/lib/domain/device';
import type { CompanyId } from '@/lib/domain/ids';
import type { Database, OpenDatabase } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import type { StoredDevice } from '@/lib/store/schema';
import { proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { resumeSync, startSync, type PullDeps } from '@/lib/sync/pull';

// Built apart from the extension, and run in one of its pages: what is shipped holds nothing of it.

/** What ConnectWise would list. */
export interface Input {
  readonly companies: readonly Omit<Company, 'seenInRun'>[];
  readonly devices: readonly DeviceFacts[];
}

/** What the bare put makes: the same rows, under the same key and indexes. */
interface Target {
  readonly rows: readonly StoredDevice[];
  readonly indexes: readonly Pick<IDBIndex, 'name' | 'keyPath' | 'multiEntry' | 'unique'>[];
}

const PRODUCT = 'bench-product';
const BARE = 'bench-bare';
const DEVICES_A_PAGE = 500;

let input: Input = { companies: [], devices: [] };
let target: Target = { rows: [], indexes: [] };

/** Stores everything once, to learn what the bare put has to make as well; gives the number of rows. */
export async function prepare(json: string): Promise<number> {
  input = JSON.parse(json) as Input;
  const db = await storeByProduct(async () => {});
  const { store } = db.transaction('devices');
  const indexes = Array.from(store.indexNames, (name) => store.index(name));
  target = {
    rows: await store.getAll(),
    indexes: indexes.map(({ name, keyPath, multiEntry, unique }) => ({
      name,
      keyPath,
      multiEntry,
      unique,
    })),
  };
  await forget(db);
  return target.rows.length;
}

export interface Times {
  readonly productMs: number;
  readonly bareMs: number;
}

/**
 * Both at once, a page of the one and a page of the other by turns and each with a clock of its own: whatever else the
 * machine does, it does to both.
 */
export async function race(): Promise<Times> {
  const bare = await openBare();
  let put = 0;
  let bareMs = 0;
  let productMs = 0;

  const putUpTo = async (stored: number) => {
    const began = performance.now();
    for (; put < stored; put += DEVICES_A_PAGE) {
      await putRows(bare, target.rows.slice(put, put + DEVICES_A_PAGE));
    }
    bareMs += performance.now() - began;
  };
  let wentOnAt = 0;
  const db = await storeByProduct(async (stored) => {
    if (wentOnAt > 0) productMs += performance.now() - wentOnAt;
    await putUpTo(stored - (stored % DEVICES_A_PAGE));
    wentOnAt = performance.now();
  });
  productMs += performance.now() - wentOnAt;
  await putUpTo(target.rows.length);

  const [ours, theirs] = [await db.count('devices'), await bare.count('devices')];
  await forget(db);
  await forget(bare);
  if (ours !== theirs) throw new Error(`${ours} rows were stored, and ${theirs} put.`);
  return { productMs, bareMs };
}

/** Lists companies, maps them, and has their devices stored; `onPage` comes before each page with what is stored by then. */
async function storeByProduct(onPage: (stored: number) => Promise<void>): Promise<Database> {
  const openDatabase = createDatabase(PRODUCT);
  const db = await openDatabase();
  const deps = depsFor(openDatabase, onPage);
  const { signal } = new AbortController();
  await startSync(deps, 'quick', signal);
  await saveMapping({ ...deps, db }, await proposedMapping(db));
  const end = await resumeSync(deps, signal);
  if (end.at !== 'done') throw new Error(`The sync ended as ${end.at}.`);
  return db;
}

const openBare = (): Promise<IDBPDatabase> =>
  openDB(BARE, 1, {
    upgrade(db) {
      const store = db.createObjectStore('devices', { keyPath: 'id' });
      for (const { name, keyPath, ...options } of target.indexes) {
        store.createIndex(name, keyPath, options);
      }
    },
  });

async function putRows(db: IDBPDatabase, rows: readonly StoredDevice[]): Promise<void> {
  const tx = db.transaction('devices', 'readwrite', { durability: 'relaxed' });
  const store = unwrap(tx.store);
  for (const row of rows) store.put(row);
  await tx.done;
}

async function forget(db: Pick<IDBPDatabase, 'close' | 'name'>): Promise<void> {
  db.close();
  await deleteDB(db.name);
}

/** ConnectWise without a network between. */
function depsFor(openDatabase: OpenDatabase, onPage: (stored: number) => Promise<void>): PullDeps {
  let given = 0;
  const byCompany = Map.groupBy(input.devices, ({ companyId }) => companyId);
  const listed = <Item>(items: readonly Item[]) => ({ items, setAside: 0 });
  return {
    openDatabase,
    now: Date.now,
    randomId: () => crypto.randomUUID(),
    sleep: async () => {},
    onProgress: async () => {},
    asio: {
      listCompanies: async () => listed(input.companies),
      listSites: async () => listed([]),
      listGroups: async () => listed([]),
      listGroupMembers: async () => listed([]),
      listHypervisorHosts: async () => listed([]),
      findDevices: async () => listed([]),
      readFacts: async () => undefined,
      listFieldsOf: async () => [],
      listDevices: async ({ companyIds, cursor = '0' }) => {
        const all = companyIds.flatMap((id: CompanyId) => byCompany.get(id) ?? []);
        const end = Number(cursor) + DEVICES_A_PAGE;
        const page = all.slice(Number(cursor), end);
        await onPage(given);
        given += page.length;
        return {
          ...listed(page),
          ...(end < all.length && { next: String(end) }),
        };
      },
    },
  };
}
