/** Tables of the data file, in the order in which they are brought back: what others name comes first. */
export const backupTables = [
  'facts',
  'clients',
  'companies',
  'sites',
  'mappings',
  'devices',
  'lifecycle',
  'edits',
  'bulks',
  'activity',
] as const;
export type BackupTable = (typeof backupTables)[number];

/** Of the file itself; it changes when an earlier version could not read what this one writes. */
export const BACKUP_VERSION = 1;
export const BACKUP_FORMAT = 'shelflife-data';

/** As many rows as go with one message, and into one transaction. */
export const ROWS_PER_PART = 500;

/** Rows as they stand in the file: whoever takes them in parses them first. */
export type BackupRows = readonly unknown[];

export interface BackupFile {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly data: { readonly [Table in BackupTable]?: BackupRows };
}

/** Part of a table, and where the next part begins; absent at the end. */
export interface BackupPart {
  readonly rows: BackupRows;
  readonly next?: string | number;
}

/**
 * Why a row of a file is left out. `malformed`: it is not what it should be; `alone`: what it belongs to is not in the
 * file; `ours`: what is here of it counts, for it may have gone on since.
 */
export type DropReason = 'malformed' | 'alone' | 'ours';

/** What taking in rows does, or would do. */
export interface ImportTold {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly dropped: { readonly [Reason in DropReason]?: number };
}

export const nothingTold: ImportTold = { added: 0, changed: 0, same: 0, dropped: {} };

export function toldTogether(one: ImportTold, other: ImportTold): ImportTold {
  const dropped: { [Reason in DropReason]?: number } = { ...one.dropped };
  for (const reason of ['malformed', 'alone', 'ours'] as const) {
    const count = (one.dropped[reason] ?? 0) + (other.dropped[reason] ?? 0);
    if (count > 0) dropped[reason] = count;
  }
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    dropped,
  };
}

/** Reads a data file's text; what is in its rows is not looked at yet. */
export function readBackup(
  text: string,
): BackupFile | { readonly refused: 'not-json' | 'not-ours' | 'newer' } {
  const file = parsedJson(text);
  if (file === undefined) return { refused: 'not-json' };
  if (!isRecord(file) || file['format'] !== BACKUP_FORMAT) return { refused: 'not-ours' };
  const { version, madeAt, data } = file;
  if (typeof version !== 'number' || !isRecord(data)) return { refused: 'not-ours' };
  if (version > BACKUP_VERSION) return { refused: 'newer' };
  const tables = backupTables.flatMap((table) => {
    const rows = data[table];
    return Array.isArray(rows) ? [[table, rows] as const] : [];
  });
  return {
    format: BACKUP_FORMAT,
    version,
    madeAt: typeof madeAt === 'string' ? madeAt : '',
    data: Object.fromEntries(tables),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Which field of a table's rows names a row of which other table. */
const belongings: { readonly [Table in BackupTable]?: readonly [BackupTable, string][] } = {
  sites: [['companies', 'companyId']],
  mappings: [
    ['companies', 'companyId'],
    ['clients', 'clientId'],
  ],
  devices: [['companies', 'companyId']],
  lifecycle: [['devices', 'deviceId']],
  edits: [['devices', 'deviceId']],
};

/** The rows of a table whose own company, client or device is in the file too, and how many are not. */
export function belongingRows(
  { data }: BackupFile,
  table: BackupTable,
): { readonly rows: BackupRows; readonly alone: number } {
  const rows = data[table] ?? [];
  const owners = (belongings[table] ?? []).map(
    ([owner, field]) =>
      [field, new Set((data[owner] ?? []).map((row) => fieldOf(row, 'id')))] as const,
  );
  const belonging = rows.filter((row) =>
    owners.every(([field, ids]) => ids.has(fieldOf(row, field))),
  );
  return { rows: belonging, alone: rows.length - belonging.length };
}

const fieldOf = (row: unknown, field: string): unknown => (isRecord(row) ? row[field] : undefined);
