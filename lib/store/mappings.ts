import { atomically } from './atomically';
import type { Client, CompanyMapping } from '@/lib/domain/company';
import type { ClientId, CompanyId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import { addLines } from './activity';
import { deviceStores, putRows, type DeviceStores } from './device-writes';
import { ofCompany, restood } from './devices';
import type { Database } from './open';
import { stateIn } from './state-in';
import type { Writable } from './writable';

/** What is to be mapped to what; with `undefined` a company is not mapped any more. */
export interface MappingPlan {
  readonly newClients: readonly Client[];
  readonly targets: ReadonlyMap<CompanyId, ClientId | undefined>;
}

export interface MappingWrite {
  readonly at: number;
  /** Decides by what is stored, inside the transaction: saving twice creates no client twice. Must not wait. */
  readonly plan: (clients: readonly Client[], companyIds: ReadonlySet<CompanyId>) => MappingPlan;
  /** Sees to it that the devices of companies that had no mapping are listed. */
  readonly schedule: (run: SyncRun | undefined, newlyMapped: readonly CompanyId[]) => SyncRun;
}

export const listMappings = (db: Database): Promise<CompanyMapping[]> => db.getAll('mappings');

/** Mappings, the standing of the devices behind them and the run that lists them, in one transaction. */
export async function commitMappings(
  db: Database,
  write: MappingWrite,
): Promise<{ readonly newlyMapped: readonly CompanyId[] }> {
  const tx = db.transaction(
    ['clients', 'mappings', 'companies', 'devices', 'tallies', 'state', 'activity'],
    'readwrite',
  );
  return atomically(tx, async () => {
    const mappings = tx.objectStore('mappings');
    const state = tx.objectStore('state');
    const [clients, companyIds, known] = await Promise.all([
      tx.objectStore('clients').getAll(),
      tx.objectStore('companies').getAllKeys(),
      mappings.getAllKeys(),
    ]);
    const { newClients, targets } = write.plan(clients, new Set(companyIds));
    const { newlyMapped, unmapped } = differences(targets, new Set(known));
    const puts: Promise<unknown>[] = [
      ...newClients.map(async (client) => tx.objectStore('clients').put(client)),
      ...Array.from(targets, async ([companyId, clientId]) =>
        clientId ? mappings.put({ companyId, clientId }) : mappings.delete(companyId),
      ),
      ...newlyMapped.map((id) => restand(deviceStores(tx), id, true)),
      ...unmapped.map((id) => restand(deviceStores(tx), id, false)),
      ...unmapped.map((id) => forgetListing(tx.objectStore('companies'), id)),
    ];
    if (newlyMapped.length > 0) {
      puts.push(state.put(write.schedule(await stateIn(state, 'run'), newlyMapped), 'run'));
    }
    if (newlyMapped.length + unmapped.length > 0) {
      const event = {
        kind: 'mapping',
        mapped: newlyMapped.length,
        unmapped: unmapped.length,
      } as const;
      puts.push(addLines(tx.objectStore('activity'), write.at, [event]));
    }
    await Promise.all(puts);
    return { newlyMapped };
  });
}

function differences(targets: MappingPlan['targets'], known: ReadonlySet<CompanyId>) {
  const all = [...targets];
  return {
    newlyMapped: all.flatMap(([id, clientId]) => (clientId && !known.has(id) ? [id] : [])),
    unmapped: all.flatMap(([id, clientId]) => (!clientId && known.has(id) ? [id] : [])),
  };
}

/** Keeps the standing of a company's devices in step with its mapping. */
async function restand(
  stores: DeviceStores,
  companyId: CompanyId,
  isMapped: boolean,
): Promise<void> {
  const rows = await stores.devices.index('company').getAll(ofCompany(companyId));
  await putRows(
    stores,
    rows.map((before) => ({ before, after: restood(before, { isMapped }) })),
  );
}

/** Without a mapping new devices are not listed: what is stored of the company is not the whole any more. */
async function forgetListing(companies: Writable<'companies'>, id: CompanyId): Promise<void> {
  const company = await companies.get(id);
  if (!company) return;
  const { listedInRun: _run, ...rest } = company;
  await companies.put(rest);
}
