import { say } from '@/lib/text/say';
import type { Client, CompanyRow } from '@/lib/domain/company';
import {
  proposeMapping,
  type MappingChange,
  type MappingTarget,
} from '@/lib/domain/company-matching';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { parseClientId, type ClientId, type CompanyId } from '@/lib/domain/ids';
import { newMappedRun, withCompanies } from '@/lib/domain/run-steps';
import { listClients } from '@/lib/store/clients';
import { listCompanies } from '@/lib/store/companies';
import { commitMappings, listMappings, type MappingPlan } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/open';
import type { StoredCompany } from '@/lib/store/schema';
import { countAll, readTallies } from '@/lib/store/tallies';

export interface MappingDeps {
  readonly db: Database;
  readonly now: () => number;
  readonly randomId: () => string;
}

/**
 * Creates the clients that are asked for, maps, and puts companies that had no mapping into the run under way, or into
 * one of their own: `resumeSync` then lists their devices. Throws `bad-input` for a company or client that is not known.
 */
export async function saveMapping(
  { db, now, randomId }: MappingDeps,
  changes: readonly MappingChange[],
): Promise<{ readonly newlyMapped: readonly CompanyId[] }> {
  const at = now();
  return commitMappings(db, {
    at,
    plan: (clients, companyIds) => planMapping(changes, { clients, companyIds, randomId }),
    schedule: (run, newlyMapped) =>
      run ? withCompanies(run, newlyMapped) : newMappedRun(randomId(), at, newlyMapped),
  });
}

interface Known {
  readonly clients: readonly Client[];
  readonly companyIds: ReadonlySet<CompanyId>;
  readonly randomId: () => string;
}

function planMapping(changes: readonly MappingChange[], known: Known): MappingPlan {
  const { clients, companyIds, randomId } = known;
  const clientIds = new Set(clients.map(({ id }) => id));
  const byName = new Map(clients.map(({ id, name }) => [name, id]));
  const newClients: Client[] = [];

  function clientOf(target: MappingTarget): ClientId | undefined {
    if (target.kind === 'none') return undefined;
    if (target.kind === 'client') {
      if (!clientIds.has(target.clientId)) throw gone('refusal.clientUnknown');
      return target.clientId;
    }
    const name = displayText(target.name);
    const existing = byName.get(name);
    if (existing) return existing;
    const id = parseClientId(randomId());
    if (!id || name === '') throw new Failure('bad-input', say('refusal.noClientName'));
    newClients.push({ id, name });
    byName.set(name, id);
    return id;
  }

  const targets = new Map<CompanyId, ClientId | undefined>();
  for (const { companyId, target } of changes) {
    if (!companyIds.has(companyId)) throw gone('refusal.companyUnknown');
    targets.set(companyId, clientOf(target));
  }
  return { newClients, targets };
}

const gone = (text: 'refusal.clientUnknown' | 'refusal.companyUnknown'): Failure =>
  new Failure('bad-input', say(text));

/** Every company with its client and its number of devices, by name. */
export async function companiesList(
  db: Database,
): Promise<{ readonly companies: readonly CompanyRow[]; readonly clients: readonly Client[] }> {
  const [companies, mappings, clients, tallies] = await Promise.all([
    listCompanies(db),
    listMappings(db),
    listClients(db),
    readTallies(db),
  ]);
  const devices = new Map(tallies.map((tally) => [tally.companyId, countAll(tally)]));
  const clientOf = new Map(mappings.map(({ companyId, clientId }) => [companyId, clientId]));
  const rows = companies.map((company): CompanyRow => {
    const { id, name, externalIds, missingSince } = company;
    const clientId = clientOf.get(id);
    return {
      id,
      name,
      externalIds,
      ...(missingSince !== undefined && { missingSince }),
      ...(clientId && { clientId }),
      ...devicesOf(company, { isMapped: clientId !== undefined, count: devices.get(id) ?? 0 }),
    };
  });
  return {
    // A company that is gone matters only while something of it is kept here.
    companies: rows
      .filter((row) => !row.missingSince || row.clientId || (row.devices ?? 0) > 0)
      .toSorted(byName),
    clients: clients.toSorted(byName),
  };
}

interface KnownDevices {
  readonly isMapped: boolean;
  readonly count: number;
}

/** Of a company that is not mapped what is left here counts, though its list is read no more. */
function devicesOf({ listedInRun }: StoredCompany, { isMapped, count }: KnownDevices) {
  const isKnown = isMapped ? listedInRun !== undefined : count > 0;
  return isKnown ? { devices: count } : {};
}

/** What "Match automatically" proposes for the companies that have no mapping yet. */
export async function proposedMapping(db: Database): Promise<readonly MappingChange[]> {
  const { companies, clients } = await companiesList(db);
  const open = companies.filter(({ clientId, missingSince }) => !clientId && !missingSince);
  return proposeMapping(open, clients);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
