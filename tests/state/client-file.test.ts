import { describe, expect, test } from 'vitest';
import {
  guessColumns,
  importRowsOf,
  readClientFile,
  type ClientTable,
} from '@/lib/state/client-file';

const given = (bytes: Uint8Array<ArrayBuffer>, size = bytes.length) => ({
  name: 'clients.csv',
  size,
  arrayBuffer: () => Promise.resolve(bytes.buffer),
});
const bytes = (...values: readonly number[]) => new Uint8Array(values);
const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));

async function read(content: Uint8Array<ArrayBuffer> | string): Promise<ClientTable> {
  const table = await readClientFile(given(typeof content === 'string' ? utf8(content) : content));
  if (typeof table === 'string') throw new Error(table);
  return table;
}
const cellsOf = async (content: Uint8Array<ArrayBuffer> | string) =>
  (await read(content)).rows.map(({ cells }) => cells);

describe('a file', () => {
  test.for([
    ['commas', 'Name,Id\nContoso,1\n'],
    ['semicolons', 'Name;Id\r\nContoso;1\r\n'],
    ['tabs', 'Name\tId\nContoso\t1'],
    ['old Mac line ends', 'Name,Id\rContoso,1\r'],
    ['the word of spreadsheets for its separator', 'sep=;\r\nName;Id\r\nContoso;1\r\n'],
    ['quotes and spaces', '"Name" , Id\n" Contoso ",1\n'],
  ] as const)('with %s is read', async ([, text]) => {
    expect(await cellsOf(text)).toEqual([
      ['Name', 'Id'],
      ['Contoso', '1'],
    ]);
  });

  test.for([
    ['UTF-8', utf8('Müller,1')],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...utf8('Müller,1'))],
    ['Windows-1252', bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x2c, 0x31)],
    ['UTF-16', bytes(0xff, 0xfe, ...Array.from('Müller,1', (c) => [c.charCodeAt(0), 0]).flat())],
  ] as const)('in %s is read', async ([, content]) => {
    expect(await cellsOf(content)).toEqual([['Müller', '1']]);
  });

  test('gives each row the line in which it begins, past quoted line breaks and empty lines', async () => {
    const { rows } = await read('Name,Id\n"Con\ntoso",1\n\n\nFabrikam,2\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  test('whose quotes do not end has a row that is no client', async () => {
    const table = await read('Name\nContoso\n"Fabrikam\n');
    const rows = importRowsOf(table, { name: 0, hasHeader: true });
    expect(rows.map(({ isBroken }) => isBroken === true)).toEqual([false, true]);
  });

  test.for([
    ['too large', given(bytes(65), 6_000_000), 'too-large'],
    ['not text', given(bytes(65, 0, 0, 66)), 'not-text'],
    ['empty', given(utf8(' \n\n')), 'empty'],
    ['too long', given(utf8('x\n'.repeat(5_002))), 'too-long'],
  ] as const)('that is %s is refused', async ([, file, fault]) => {
    expect(await readClientFile(file)).toBe(fault);
  });
});

describe('the columns', () => {
  test.for([
    ['Company Name,Company ID', { name: 0, id: 1, hasHeader: true }],
    ['id,status,name', { name: 2, id: 0, hasHeader: true }],
    ['Kundennummer;Kunde', { name: 1, id: 0, hasHeader: true }],
    ['Client Type,Client Name', { name: 1, hasHeader: true }],
    ['customerid,customer', { name: 1, id: 0, hasHeader: true }],
    ['Name,RecID', { name: 0, id: 1, hasHeader: true }],
    ['David,Madrid', { name: 0, hasHeader: false }],
    ['Contoso,Berlin', { name: 0, hasHeader: false }],
  ] as const)('of %s are guessed', async ([header, expected]) => {
    expect(guessColumns(await read(`${header}\n`))).toEqual(expected);
  });
});
