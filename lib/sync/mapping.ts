import { say } from '@/lib/text/say';
import type { Client, CompanyRow } from '@/lib/domain/company';
import {
  proposeMapping,
  type MappingChange,
  type MappingProposal,
  type MappingTarget,
} from '@/lib/domain/company-matching';
import type { MappingUndo, Stand } from '@/lib/domain/company-stand';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { parseClientId, type ClientId, type CompanyId } from '@/lib/domain/ids';
import { newMappedRun, withCompanies } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { listClients } from '@/lib/store/clients';
import { listCompanies } from '@/lib/store/companies';
import {
  commitMappings,
  listMappings,
  type KnownMappings,
  type MappingPlan,
} from '@/lib/store/mappings';
import type { Database } from '@/lib/store/database';
import type { StoredCompany } from '@/lib/store/schema';
import { readState } from '@/lib/store/state';
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
    plan: (known) => planMapping(changes, known, randomId),
    schedule: scheduleFor({ randomId }, at),
  });
}

/** Newly mapped companies become a part of the run under way, or a run of their own. */
export const scheduleFor =
  ({ randomId }: Pick<MappingDeps, 'randomId'>, at: number) =>
  (run: SyncRun | undefined, newlyMapped: readonly CompanyId[]): SyncRun =>
    run ? withCompanies(run, newlyMapped) : newMappedRun(randomId(), at, newlyMapped);

function planMapping(
  changes: readonly MappingChange[],
  { clients, stands: known }: KnownMappings,
  randomId: () => string,
): MappingPlan {
  const clientIds = new Set(clients.map(({ id }) => id));
  const byName = new Map(clients.map(({ id, name }) => [name, id]));
  const created: Client[] = [];

  function clientNamed(text: string): ClientId {
    const name = displayText(text);
    const existing = byName.get(name);
    if (existing) return existing;
    const id = parseClientId(randomId());
    if (!id || name === '') throw new Failure('bad-input', say('refusal.noClientName'));
    created.push({ id, name });
    byName.set(name, id);
    return id;
  }

  function standFor(target: MappingTarget): Stand {
    switch (target.kind) {
      case 'none':
        return { at: 'open' };
      case 'leave-out':
        return { at: 'left-out' };
      case 'create':
        return { at: 'mapped', clientId: clientNamed(target.name) };
      case 'client':
        if (!clientIds.has(target.clientId)) throw gone('refusal.clientUnknown');
        return { at: 'mapped', clientId: target.clientId };
    }
  }

  const stands = new Map<CompanyId, Stand>();
  for (const { companyId, target } of changes) {
    if (!known.has(companyId)) throw gone('refusal.companyUnknown');
    stands.set(companyId, standFor(target));
  }
  return { what: 'mapping', clients: created, removed: [], stands };
}

const gone = (text: 'refusal.clientUnknown' | 'refusal.companyUnknown'): Failure =>
  new Failure('bad-input', say(text));

export interface CompaniesList {
  readonly companies: readonly CompanyRow[];
  readonly clients: readonly Client[];
  /** What can be taken back. */
  readonly undo?: MappingUndo;
}

/** Every company with its client and its number of devices, by name. */
export async function companiesList(db: Database): Promise<CompaniesList> {
  const [companies, mappings, clients, tallies, undo] = await Promise.all([
    listCompanies(db),
    listMappings(db),
    listClients(db),
    readTallies(db),
    readState(db, 'mappingUndo'),
  ]);
  const devices = new Map(tallies.map((tally) => [tally.companyId, countAll(tally)]));
  const clientOf = new Map(mappings.map(({ companyId, clientId }) => [companyId, clientId]));
  const rows = companies.map((company): CompanyRow => {
    const { id, name, externalIds, missingSince, isLeftOut } = company;
    const clientId = clientOf.get(id);
    return {
      id,
      name,
      externalIds,
      ...(missingSince !== undefined && { missingSince }),
      ...(clientId && { clientId }),
      ...(isLeftOut && { isLeftOut }),
      ...devicesOf(company, { isMapped: clientId !== undefined, count: devices.get(id) ?? 0 }),
    };
  });
  return {
    companies: rows.filter(isShown).toSorted(byName),
    clients: clients.toSorted(byName),
    ...(undo && { undo: { what: undo.what, count: undo.count, at: undo.at } }),
  };
}

/** A company that is gone matters only while something of it is kept here. */
const isShown = ({ missingSince, clientId, devices = 0 }: CompanyRow): boolean =>
  missingSince === undefined || clientId !== undefined || devices > 0;

interface KnownDevices {
  readonly isMapped: boolean;
  readonly count: number;
}

/** Of a company that is not mapped what is left here counts, though its list is read no more. */
function devicesOf({ listedInRun }: StoredCompany, { isMapped, count }: KnownDevices) {
  const isKnown = isMapped ? listedInRun !== undefined : count > 0;
  return isKnown ? { devices: count } : {};
}

/** The clients that the companies seem to belong to which have none yet and were not left out. */
export async function proposedMapping(db: Database): Promise<readonly MappingProposal[]> {
  const { companies, clients } = await companiesList(db);
  const present = companies.filter(({ missingSince }) => missingSince === undefined);
  const isOpen = ({ clientId, isLeftOut }: CompanyRow): boolean => !clientId && !isLeftOut;
  return proposeMapping(
    present.filter(isOpen),
    clients,
    present.filter((company) => !isOpen(company)),
  );
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
