import { describe, expect, test } from 'vitest';
import { importedClients, planImport, type WantedClient } from '@/lib/domain/client-import';
import type { Client } from '@/lib/domain/company';
import { client } from '../fixtures/make';

const withId = (id: string, name: string, externalId: string): Client => ({
  ...client(id, name),
  externalIds: [{ system: 'file', id: externalId }],
});
const known = [client('a', 'Contoso Ltd'), withId('b', 'Fabrikam', '7')];

/** What is said of the one row of a file. */
function verdictOn(name: string, externalId?: string) {
  const row = { line: 2, name, ...(externalId !== undefined && { externalId }) };
  const { add, update, known: there, doubtful, invalid } = planImport([row], known);
  if (doubtful[0]) return doubtful[0].why.kind;
  if (invalid[0]) return invalid[0].why;
  return add.length > 0 ? 'add' : update.length > 0 ? 'update' : there.length > 0 ? 'known' : '';
}

describe('a row of a file', () => {
  test.for([
    ['Woodgrove', undefined, 'add'],
    ['Woodgrove', '9', 'add'],
    ['Contoso Ltd', undefined, 'known'],
    ['Contoso  Ltd ', '4', 'update'],
    ['Fabrikam', '7', 'known'],
    ['Fabrikam Inc', '7', 'known'],
    ['Fabrikam', '8', 'another-id'],
    ['Northwind', '7', 'id-of-another'],
    ['CONTOSO Inc.', undefined, 'spelling'],
    ['Contosso Ltd', undefined, 'similar'],
    ['Contessa', undefined, 'add'],
    ['Fabrikams', undefined, 'similar'],
    ['  ', '1', 'no-name'],
    ['x'.repeat(201), undefined, 'name-too-long'],
    ['Woodgrove', '1'.repeat(101), 'id-too-long'],
  ] as const)('%s (%s): %s', ([name, externalId, expected]) => {
    expect(verdictOn(name, externalId)).toBe(expected);
  });

  test('that stands in the file before is known if it is the same, else doubtful', () => {
    const rows = [
      { line: 1, name: 'Woodgrove' },
      { line: 2, name: 'Woodgrove' },
      { line: 3, name: 'WOODGROVE Ltd' },
    ];
    const { add, known: there, doubtful } = planImport(rows, []);
    expect([add.length, there.length]).toEqual([1, 1]);
    expect(doubtful).toEqual([{ row: rows[2], why: { kind: 'repeated', line: 1 } }]);
  });
});

describe('what a file brings', () => {
  let made = 0;
  const bring = (wanted: readonly WantedClient[], clients = known) =>
    importedClients(wanted, clients, () => client(`new-${(made += 1)}`, '').id);

  test('are new clients, and ids for known ones', () => {
    const [added, updated] = bring([
      { name: 'Woodgrove', externalId: '9' },
      { name: 'Contoso Ltd', externalId: '4' },
    ]);
    expect(added).toMatchObject({
      name: 'Woodgrove',
      origin: 'file',
      externalIds: [{ system: 'file', id: '9' }],
    });
    expect(updated).toEqual({ ...known[0], externalIds: [{ system: 'file', id: '4' }] });
  });

  test('brings nothing more when it is imported again', () => {
    const wanted = [{ name: 'Woodgrove', externalId: '9' }, { name: 'Tailspin' }];
    expect(bring(wanted, [...known, ...bring(wanted)])).toEqual([]);
  });

  test('adds a second client of one name only on a person’s word', () => {
    expect(bring([{ name: 'Fabrikam', externalId: '8' }])).toEqual([]);
    expect(bring([{ name: 'Fabrikam', externalId: '8', isOwn: true }])).toHaveLength(1);
  });
});
