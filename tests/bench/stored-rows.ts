import type { Stage } from './stage.ts';

/** Every row of the extension's database as text, by store. */
export type StoredRows = ReadonlyMap<string, readonly string[]>;

interface Dump {
  readonly store: string;
  readonly rows: readonly unknown[];
}

/** Facts about this browser and not about what was synced. */
const OWN_FACTS = ['connection'];

export async function storedRows({ page }: Stage): Promise<StoredRows> {
  const text = await page.evaluate(async (ownFacts) => {
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await done(indexedDB.open('shelflife'));
    try {
      const dumps: Dump[] = [];
      for (const store of database.objectStoreNames) {
        const from = database.transaction(store).objectStore(store);
        const values = await done<unknown[]>(from.getAll());
        if (store !== 'state') {
          dumps.push({ store, rows: values });
          continue;
        }
        const keys = await done(from.getAllKeys());
        const facts = values.map((value, at) => ({ fact: keys[at], value }));
        const shared = facts.filter(({ fact }) => !ownFacts.some((own) => own === fact));
        dumps.push({ store, rows: shared });
      }
      return JSON.stringify(dumps);
    } finally {
      database.close();
    }
  }, OWN_FACTS);
  return comparable(JSON.parse(text) as readonly Dump[]);
}

/** The same text for the same content: ids that were drawn by lot, ids of runs and instants are left out. */
export function comparable(dumps: readonly Dump[]): StoredRows {
  const names = clientNames(dumps);
  return new Map(
    dumps.map(({ store, rows }) => [
      store,
      rows.map((row) => JSON.stringify(plain(row, names))).toSorted(),
    ]),
  );
}

function clientNames(dumps: readonly Dump[]): ReadonlyMap<unknown, string> {
  const clients = dumps.find(({ store }) => store === 'clients')?.rows ?? [];
  return new Map(
    clients.map((row) => {
      const { id, name } = row as { readonly id: string; readonly name: string };
      return [id, `client ${name}`];
    }),
  );
}

const RUN_IDS: readonly string[] = ['runId', 'seenInRun', 'listedInRun'];
/** The sandbox's world stands still, so only the sync's own clock shows instants of now. */
const A_WEEK_MS = 7 * 86_400_000;

function plain(value: unknown, names: ReadonlyMap<unknown, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => plain(inner, names));
  if (typeof value === 'number' && Math.abs(value - Date.now()) < A_WEEK_MS) return 'an instant';
  if (typeof value !== 'object' || value === null) return names.get(value) ?? value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, RUN_IDS.includes(name) ? 'a run' : plain(inner, names)]),
  );
}

/** Rows that only one of the two holds, with the name of their store. */
export function differences(one: StoredRows, other: StoredRows): readonly string[] {
  const stores = [...new Set([...one.keys(), ...other.keys()])];
  return stores.flatMap((store) => {
    const left = one.get(store) ?? [];
    const right = other.get(store) ?? [];
    return [
      ...without(left, right).map((row) => `${store}: only in the first: ${row}`),
      ...without(right, left).map((row) => `${store}: only in the second: ${row}`),
    ];
  });
}

function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const some = left.get(row) ?? 0;
    left.set(row, some - 1);
    return some <= 0;
  });
}
