import type { ImportRow } from '@/lib/domain/client-import';

/** A file of a person's, as the browser gives it. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** One row of a table, and the line of the file in which it begins. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotes do not end. */
  readonly isBroken?: true;
}

export interface ClientTable {
  readonly fileName: string;
  readonly rows: readonly FileRow[];
  readonly columns: number;
}

export type FileFault = 'too-large' | 'not-text' | 'empty' | 'too-long';

export const MOST_MEGABYTES = 5;
export const MOST_ROWS = 5_000;

/** Reads a CSV file: any usual separator and encoding, quoted line breaks. Nothing but text comes of it. */
export async function readClientFile(file: GivenFile): Promise<ClientTable | FileFault> {
  if (file.size > MOST_MEGABYTES * 1_024 * 1_024) return 'too-large';
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (text.includes('\0')) return 'not-text';
  const rows = await rowsOf(text);
  if (rows.length === 0) return 'empty';
  if (rows.length > MOST_ROWS + 1) return 'too-long';
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return { fileName: file.name, rows, columns };
}

/** By its mark, else UTF-8 where it is that, else what spreadsheets on Windows write. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No fault of the file: it is in an older encoding, in which every byte is a character.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** With this line before all others a spreadsheet is told the separator. */
const SEPARATOR = /^"?sep=(.)"?(?:\r\n|\r|\n)/i;

/** No more than one row too many. */
async function rowsOf(whole: string): Promise<readonly FileRow[]> {
  const { parse } = await import('papaparse');
  const [mark = '', delimiter = ''] = SEPARATOR.exec(whole) ?? [];
  const text = whole.slice(mark.length);
  const rows: FileRow[] = [];
  let from = 0;
  let line = 1 + countLines(mark);
  parse<string[]>(text, {
    delimiter,
    // Otherwise the guess of the separator counts them as rows of one cell.
    skipEmptyLines: true,
    step({ data, errors, meta }, parser) {
      const part = text.slice(from, meta.cursor);
      const begins = line + countLines(/^[\r\n]*/.exec(part)?.[0] ?? '');
      const cells = data.map((cell) => cell.trim());
      const isBroken = errors.some(({ type }) => type === 'Quotes');
      if (cells.some((cell) => cell !== '')) {
        rows.push({ line: begins, cells, ...(isBroken && { isBroken }) });
      }
      line += countLines(part);
      from = meta.cursor;
      if (rows.length > MOST_ROWS + 1) parser.abort();
    },
  });
  return rows;
}

const countLines = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Which columns hold what, and whether the first row only names them. */
export interface ColumnChoice {
  readonly name: number;
  /** Absent where the file holds no ids, or none are wanted. */
  readonly id?: number;
  readonly hasHeader: boolean;
}

const NAME_WORDS = /^(client|customer|company|account|name|kunde|firma)/i;
const ID_WORDS =
  /(^|[\s_-])(id|number|no|nr|key|recid)\.?$|^(client|customer|company|account)id$|nummer$/i;
/** `companyId`, `RecID`; not "David". */
const ID_END = /[a-z](Id|ID)$/;

/** What the words in the first row suggest. */
export function guessColumns({ rows }: ClientTable): ColumnChoice {
  const header = rows[0]?.cells ?? [];
  const id = header.findIndex((cell) => ID_WORDS.test(cell) || ID_END.test(cell));
  const names = header.flatMap((cell, index) =>
    NAME_WORDS.test(cell) && index !== id ? [{ cell, index }] : [],
  );
  const name = names.find(({ cell }) => /name/i.test(cell)) ?? names[0];
  return {
    name: name?.index ?? (id === 0 ? 1 : 0),
    ...(id >= 0 && { id }),
    hasHeader: name !== undefined || id >= 0,
  };
}

/** The rows as clients; broken ones have no name that could be trusted. */
export function importRowsOf(
  { rows }: ClientTable,
  { name, id, hasHeader }: ColumnChoice,
): readonly ImportRow[] {
  return rows.slice(hasHeader ? 1 : 0).map(({ line, cells, isBroken }) => {
    const externalId = id === undefined ? '' : (cells[id] ?? '');
    return {
      line,
      name: cells[name] ?? '',
      ...(externalId !== '' && { externalId }),
      ...(isBroken && { isBroken }),
    };
  });
}
