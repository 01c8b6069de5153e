import { atomically } from './atomically';
import type { Client, CompanyMapping } from '@/lib/domain/company';
import { sameStand, type Stand } from '@/lib/domain/company-stand';
import type { ClientId, CompanyId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import { addLines } from './activity';
import { deviceStores, putRows, type DeviceStores } from './device-writes';
import { ofCompany, restood } from './devices';
import type { Database } from './database';
import type { StoredUndo } from './portfolio-facts';
import type { StoredCompany } from './schema';
import { stateIn } from './state-in';
import type { Writable } from './writable';

/** What is known when a change is planned. */
export interface KnownMappings {
  readonly clients: readonly Client[];
  readonly stands: ReadonlyMap<CompanyId, Stand>;
  /** The last change, as it is taken back. */
  readonly undo: StoredUndo | undefined;
}

export interface MappingPlan {
  readonly what: StoredUndo['what'] | 'undo';
  /** New ones, and those that are changed. */
  readonly clients: readonly Client[];
  readonly removed: readonly ClientId[];
  readonly stands: ReadonlyMap<CompanyId, Stand>;
}

export interface MappingWrite {
  readonly at: number;
  /** Decides by what is stored, inside the transaction: saving twice creates no client twice. Must not wait. */
  readonly plan: (known: KnownMappings) => MappingPlan;
  /** Sees to it that the devices of companies that had no mapping are listed. */
  readonly schedule: (run: SyncRun | undefined, newlyMapped: readonly CompanyId[]) => SyncRun;
}

export const listMappings = (db: Database): Promise<CompanyMapping[]> => db.getAll('mappings');

/** The same without the clients: a part of the cost. */
export const mappedCompanyIds = (db: Database): Promise<CompanyId[]> => db.getAllKeys('mappings');

const mappingStores = [
  'clients',
  'mappings',
  'companies',
  'devices',
  'tallies',
  'rosters',
  'state',
  'activity',
] as const;

/** Clients, mappings, the standing of the devices behind them and the run that lists them, in one transaction. */
export async function commitMappings(
  db: Database,
  write: MappingWrite,
): Promise<{ readonly newlyMapped: readonly CompanyId[] }> {
  const tx = db.transaction(mappingStores, 'readwrite');
  return atomically(tx, async () => {
    const clients = tx.objectStore('clients');
    const state = tx.objectStore('state');
    const known = await knownIn(tx);
    const plan = write.plan(known);
    const changes = changesOf(plan.stands, known.stands);
    const { newlyMapped, unmapped } = changes;
    const undo = undoOf(plan, known, write.at);
    await Promise.all([
      ...plan.clients.map(async (client) => clients.put(client)),
      ...plan.removed.map(async (id) => clients.delete(id)),
      ...changes.all.map(async (change) => putStand(tx, change)),
      ...newlyMapped.map(async (id) => restand(deviceStores(tx), id, true)),
      ...unmapped.map(async (id) => restand(deviceStores(tx), id, false)),
      undo ? state.put(undo, 'mappingUndo') : state.delete('mappingUndo'),
    ]);
    if (newlyMapped.length > 0) {
      await state.put(write.schedule(await stateIn(state, 'run'), newlyMapped), 'run');
    }
    await note(tx.objectStore('activity'), changes, write.at);
    return { newlyMapped };
  });
}

interface MappingTransaction {
  objectStore(name: 'clients'): Writable<'clients'>;
  objectStore(name: 'mappings'): Writable<'mappings'>;
  objectStore(name: 'companies'): Writable<'companies'>;
  objectStore(name: 'state'): Writable<'state'>;
}

async function knownIn(tx: MappingTransaction): Promise<KnownMappings> {
  const [clients, companies, mappings, undo] = await Promise.all([
    tx.objectStore('clients').getAll(),
    tx.objectStore('companies').getAll(),
    tx.objectStore('mappings').getAll(),
    stateIn(tx.objectStore('state'), 'mappingUndo'),
  ]);
  const clientOf = new Map(mappings.map(({ companyId, clientId }) => [companyId, clientId]));
  const stands = companies.map((company) => [company.id, standOf(company, clientOf)] as const);
  return { clients, stands: new Map(stands), undo };
}

function standOf(
  { id, isLeftOut }: StoredCompany,
  clientOf: ReadonlyMap<CompanyId, ClientId>,
): Stand {
  const clientId = clientOf.get(id);
  if (clientId) return { at: 'mapped', clientId };
  return { at: isLeftOut ? 'left-out' : 'open' };
}

interface StandChange {
  readonly companyId: CompanyId;
  readonly before: Stand;
  readonly after: Stand;
}

function changesOf(wanted: MappingPlan['stands'], stands: KnownMappings['stands']) {
  const all = Array.from(wanted, ([companyId, after]): StandChange => {
    return { companyId, before: stands.get(companyId) ?? { at: 'open' }, after };
  }).filter(({ before, after }) => !sameStand(before, after));
  const those = (fits: (change: StandChange) => boolean) =>
    all.flatMap((change) => (fits(change) ? [change.companyId] : []));
  return {
    all,
    newlyMapped: those(({ before, after }) => before.at !== 'mapped' && after.at === 'mapped'),
    unmapped: those(({ before, after }) => before.at === 'mapped' && after.at !== 'mapped'),
    leftOut: those(({ after }) => after.at === 'left-out'),
  };
}

/** The plan as it is taken back; what takes one back is not taken back itself. */
function undoOf(plan: MappingPlan, known: KnownMappings, at: number): StoredUndo | undefined {
  if (plan.what === 'undo') return undefined;
  const changed = changesOf(plan.stands, known.stands).all;
  const before = new Map(known.clients.map((client) => [client.id, client]));
  const touched = [...plan.clients.map(({ id }) => id), ...plan.removed];
  if (changed.length + touched.length === 0) return known.undo;
  return {
    what: plan.what,
    count: plan.what === 'mapping' ? changed.length : touched.length,
    at,
    stands: changed.map(({ companyId, before: stand }) => [companyId, stand]),
    clients: touched.flatMap((id) => before.get(id) ?? []),
    added: plan.clients.flatMap(({ id }) => (before.has(id) ? [] : [id])),
  };
}

async function putStand(tx: MappingTransaction, { companyId, after }: StandChange): Promise<void> {
  const mappings = tx.objectStore('mappings');
  const companies = tx.objectStore('companies');
  const company = await companies.get(companyId);
  if (!company) return;
  const { isLeftOut: _leftOut, listedInRun, ...rest } = company;
  // Without a mapping new devices are not listed: what is stored of the company is not the whole any more.
  const listed = after.at === 'mapped' && listedInRun !== undefined ? { listedInRun } : {};
  const leftOut = after.at === 'left-out' ? ({ isLeftOut: true } as const) : {};
  await Promise.all([
    companies.put({ ...rest, ...listed, ...leftOut }),
    after.at === 'mapped'
      ? mappings.put({ companyId, clientId: after.clientId })
      : mappings.delete(companyId),
  ]);
}

async function note(
  activity: Writable<'activity'>,
  { newlyMapped, unmapped, leftOut }: ReturnType<typeof changesOf>,
  at: number,
): Promise<void> {
  if (newlyMapped.length + unmapped.length + leftOut.length === 0) return;
  const event = {
    kind: 'mapping',
    mapped: newlyMapped.length,
    unmapped: unmapped.length,
    ...(leftOut.length > 0 && { leftOut: leftOut.length }),
  } as const;
  await addLines(activity, at, [event]);
}

/** Keeps the standing of a company's devices in step with its mapping. */
export async function restand(
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
