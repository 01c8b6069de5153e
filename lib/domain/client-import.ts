import { CLIENT_NAME_LENGTH, EXTERNAL_ID_LENGTH, type Client } from './company';
import { displayText } from './display-text';
import type { ClientId } from './ids';
import { nameKey } from './name-key';
import { likenessIndex, type LikenessIndex } from './name-likeness';

/** What one row of a file says of a client. */
export interface ImportRow {
  /** Where the row begins in the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly externalId?: string;
  /** It could not be read as a row: its quotes do not end. */
  readonly isBroken?: true;
}

export type InvalidWhy = 'no-name' | 'name-too-long' | 'id-too-long' | 'broken';

/** Why a row may be a client that is there already, or stand twice in the file. */
export type DoubtWhy =
  | { readonly kind: 'spelling'; readonly other: string }
  | { readonly kind: 'similar'; readonly other: string; readonly likeness: number }
  | { readonly kind: 'id-of-another'; readonly id: string; readonly other: string }
  | { readonly kind: 'another-id' }
  | { readonly kind: 'repeated'; readonly line: number };

export interface DoubtfulRow {
  readonly row: ImportRow;
  readonly why: DoubtWhy;
}

/** What the import of a file would do. */
export interface ImportPlan {
  readonly add: readonly ImportRow[];
  /** Known clients that get the external id of the file. */
  readonly update: readonly ImportRow[];
  readonly known: readonly ImportRow[];
  readonly doubtful: readonly DoubtfulRow[];
  readonly invalid: readonly { readonly line: number; readonly why: InvalidWhy }[];
}

/** The system whose ids a file holds. */
export const FILE_SYSTEM = 'file';

/** The id that a client has from a file. */
export const fileIdOf = ({ externalIds = [] }: Client): string | undefined =>
  externalIds.find(({ system }) => system === FILE_SYSTEM)?.id;

/** As much alike as another spelling of a name is; less is another name. */
const DOUBTFUL_LIKENESS = 0.8;

type Verdict =
  | { readonly is: 'add' | 'update' | 'known' }
  | { readonly is: 'doubtful'; readonly why: DoubtWhy }
  | { readonly is: 'invalid'; readonly why: InvalidWhy };

/** Sorts the rows of a file by what is known; changes nothing. */
export function planImport(rows: readonly ImportRow[], clients: readonly Client[]): ImportPlan {
  const known: KnownClients = {
    byName: new Map(clients.map((client) => [displayText(client.name), client])),
    byKey: new Map(clients.map((client) => [nameKey(client.name), client])),
    byId: new Map(clients.flatMap((client) => pairOf(fileIdOf(client), client))),
    index: likenessIndex(clients),
  };
  const before: Before = { byKey: new Map(), byId: new Map() };
  const verdicts = rows.map((row) => ({ row, verdict: verdictOn(row, known, before) }));
  const those = (is: 'add' | 'update' | 'known') =>
    verdicts.flatMap(({ row, verdict }) => (verdict.is === is ? [row] : []));
  return {
    add: those('add'),
    update: those('update'),
    known: those('known'),
    doubtful: verdicts.flatMap(({ row, verdict }) =>
      verdict.is === 'doubtful' ? [{ row, why: verdict.why }] : [],
    ),
    invalid: verdicts.flatMap(({ row: { line }, verdict }) =>
      verdict.is === 'invalid' ? [{ line, why: verdict.why }] : [],
    ),
  };
}

interface KnownClients {
  readonly byName: ReadonlyMap<string, Client>;
  readonly byKey: ReadonlyMap<string, Client>;
  readonly byId: ReadonlyMap<string, Client>;
  readonly index: LikenessIndex<Client>;
}

/** Rows that stand further up in the file. */
interface Before {
  readonly byKey: Map<string, ImportRow>;
  readonly byId: Map<string, ImportRow>;
}

function verdictOn(row: ImportRow, known: KnownClients, before: Before): Verdict {
  const why = faultOf(row);
  if (why) return { is: 'invalid', why };
  return repeated(row, before) ?? againstKnown(row, known);
}

function faultOf({ name, externalId = '', isBroken }: ImportRow): InvalidWhy | undefined {
  if (isBroken) return 'broken';
  if (displayText(name) === '') return 'no-name';
  if (Array.from(name).length > CLIENT_NAME_LENGTH) return 'name-too-long';
  return externalId.length > EXTERNAL_ID_LENGTH ? 'id-too-long' : undefined;
}

function repeated(row: ImportRow, { byKey, byId }: Before): Verdict | undefined {
  const key = nameKey(row.name);
  const first = byKey.get(key) ?? (row.externalId && byId.get(row.externalId)) ?? undefined;
  if (!first) {
    byKey.set(key, row);
    if (row.externalId) byId.set(row.externalId, row);
    return undefined;
  }
  const isSame = first.externalId === row.externalId && sameName(first.name, row.name);
  return isSame ? { is: 'known' } : { is: 'doubtful', why: { kind: 'repeated', line: first.line } };
}

function againstKnown({ name, externalId }: ImportRow, known: KnownClients): Verdict {
  const owner = externalId === undefined ? undefined : known.byId.get(externalId);
  if (owner && externalId !== undefined) {
    return nameKey(owner.name) === nameKey(name)
      ? { is: 'known' }
      : { is: 'doubtful', why: { kind: 'id-of-another', id: externalId, other: owner.name } };
  }
  const same = known.byName.get(displayText(name));
  if (same) return againstSame(externalId, fileIdOf(same));
  const spelt = known.byKey.get(nameKey(name));
  if (spelt) return { is: 'doubtful', why: { kind: 'spelling', other: spelt.name } };
  const [most] = known.index.alike(name, DOUBTFUL_LIKENESS);
  if (!most) return { is: 'add' };
  const why = { kind: 'similar', other: most.entry.name, likeness: most.likeness } as const;
  return { is: 'doubtful', why };
}

function againstSame(externalId: string | undefined, knownId: string | undefined): Verdict {
  if (externalId === undefined || externalId === knownId) return { is: 'known' };
  return knownId === undefined ? { is: 'update' } : { is: 'doubtful', why: { kind: 'another-id' } };
}

const sameName = (one: string, other: string): boolean => displayText(one) === displayText(other);

const pairOf = <Value>(
  key: string | undefined,
  value: Value,
): readonly (readonly [string, Value])[] => (key === undefined ? [] : [[key, value]]);

/** A row that a person wants, and how it becomes a client. */
export interface WantedClient {
  readonly name: string;
  readonly externalId?: string;
  /** A person has said that it is a client of its own, whatever it resembles. */
  readonly isOwn?: boolean;
}

/** The clients to store for wanted rows: new ones, and known ones with their id. Wanting them twice changes nothing more. */
export function importedClients(
  wanted: readonly WantedClient[],
  clients: readonly Client[],
  newId: () => ClientId,
): readonly Client[] {
  const byName = Map.groupBy(clients, ({ name }) => displayText(name));
  const stored = new Map<ClientId, Client>();
  for (const row of wanted) {
    const name = displayText(row.name);
    const same = byName.get(name) ?? [];
    const client = clientFor(row, same, newId);
    if (!client) continue;
    byName.set(name, [...same.filter(({ id }) => id !== client.id), client]);
    stored.set(client.id, client);
  }
  return [...stored.values()];
}

/** Given the clients of the same name; `undefined` where nothing is to be stored. */
function clientFor(
  { name, externalId, isOwn = false }: WantedClient,
  same: readonly Client[],
  newId: () => ClientId,
): Client | undefined {
  const shown = displayText(name);
  const isThere = same.some((client) => fileIdOf(client) === externalId);
  if (shown === '' || isThere) return undefined;
  if (same.length > 0 && !isOwn) return withFileId(same, externalId);
  const externalIds = externalId === undefined ? undefined : [fileId(externalId)];
  return { id: newId(), name: shown, origin: 'file', ...(externalIds && { externalIds }) };
}

/** The first client that has no id from a file, now with this one. */
function withFileId(clients: readonly Client[], id: string | undefined): Client | undefined {
  const client = clients.find((each) => fileIdOf(each) === undefined);
  if (!client || id === undefined) return undefined;
  return { ...client, externalIds: [...(client.externalIds ?? []), fileId(id)] };
}

const fileId = (id: string) => ({ system: FILE_SYSTEM, id });
