import { importedClients, type WantedClient } from '@/lib/domain/client-import';
import type { ClientChange } from '@/lib/domain/client-change';
import { CLIENT_NAME_LENGTH, type Client } from '@/lib/domain/company';
import type { Stand } from '@/lib/domain/company-stand';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { parseClientId, type ClientId, type CompanyId } from '@/lib/domain/ids';
import { commitMappings, type KnownMappings, type MappingPlan } from '@/lib/store/mappings';
import { say } from '@/lib/text/say';
import { scheduleFor, type MappingDeps } from './mapping';

/** Adds, renames or removes a client by hand. Throws `bad-input` for a name that is taken, or a client in use. */
export async function changeClient(deps: MappingDeps, change: ClientChange): Promise<void> {
  await commit(deps, (known) => ({ ...nothing, ...planned(change, known, deps.randomId) }));
}

/** Stores the clients of a file; gives how many there were to add or to change. */
export async function importClients(
  deps: MappingDeps,
  wanted: readonly WantedClient[],
): Promise<{ readonly imported: number }> {
  let imported = 0;
  await commit(deps, ({ clients }) => {
    const stored = importedClients(wanted, clients, () => newClientId(deps.randomId));
    imported = stored.length;
    return { ...nothing, what: 'import', clients: stored };
  });
  return { imported };
}

/** Takes the last change of clients or mappings back; false where there is none. */
export async function undoMapping(deps: MappingDeps): Promise<{ readonly isUndone: boolean }> {
  let isUndone = false;
  await commit(deps, ({ undo, stands }) => {
    isUndone = undo !== undefined;
    const before = undo?.stands ?? [];
    const now = new Map([...stands, ...before]);
    return {
      what: 'undo',
      stands: new Map(before),
      clients: undo?.clients ?? [],
      removed: (undo?.added ?? []).filter((id) => !isUsed(id, now)),
    };
  });
  return { isUndone };
}

const nothing = { what: 'clients', clients: [], removed: [], stands: new Map() } as const;

async function commit(
  deps: MappingDeps,
  plan: (known: KnownMappings) => MappingPlan,
): Promise<void> {
  const at = deps.now();
  await commitMappings(deps.db, { at, plan, schedule: scheduleFor(deps, at) });
}

function planned(
  change: ClientChange,
  { clients, stands }: KnownMappings,
  randomId: () => string,
): Partial<MappingPlan> {
  switch (change.kind) {
    case 'add': {
      const name = freeName(change.name, clients);
      return { clients: [{ id: newClientId(randomId), name, origin: 'hand' }] };
    }
    case 'rename': {
      const client = clientOf(change.clientId, clients);
      const others = clients.filter(({ id }) => id !== client.id);
      return { clients: [{ ...client, name: freeName(change.name, others) }] };
    }
    case 'remove': {
      const { id } = clientOf(change.clientId, clients);
      if (isUsed(id, stands)) throw new Failure('bad-input', say('companies.noClientUsed'));
      return { removed: [id] };
    }
  }
}

function clientOf(wanted: ClientId, clients: readonly Client[]): Client {
  const client = clients.find(({ id }) => id === wanted);
  if (!client) throw new Failure('bad-input', say('refusal.clientUnknown'));
  return client;
}

function freeName(text: string, others: readonly Client[]): string {
  const name = displayText(text, CLIENT_NAME_LENGTH);
  if (name === '') throw new Failure('bad-input', say('refusal.noClientName'));
  const isTaken = others.some((other) => displayText(other.name) === name);
  if (isTaken) throw new Failure('bad-input', say('companies.nameTaken', { name }));
  return name;
}

const isUsed = (id: ClientId, stands: ReadonlyMap<CompanyId, Stand>): boolean =>
  [...stands.values()].some((stand) => stand.at === 'mapped' && stand.clientId === id);

function newClientId(randomId: () => string): ClientId {
  const id = parseClientId(randomId());
  if (!id) throw new Failure('unexpected', say('refusal.noClientName'));
  return id;
}
