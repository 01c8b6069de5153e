import { describe, expect, test } from 'vitest';
import { nameKey, proposeMapping } from '@/lib/domain/company-matching';
import { client, companyId } from '../fixtures/make';

describe('two names are of one company', () => {
  test.for([
    ['Contoso', 'CONTOSO Ltd.'],
    ['Contoso, Inc.', 'Contoso'],
    ['Müller GmbH & Co. KG', 'Muller'],
    ['Smith & Sons', 'Smith and Sons Limited'],
    ['O’Neill Corp', "O'Neill Corporation"],
    ['Acme  Pty-Ltd', 'acme'],
    ['A.B.C. B.V.', 'ABC'],
  ] as const)('%s = %s', ([one, other]) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });
});

describe('two names are of different companies', () => {
  test.for([
    ['AB Electric', 'Electric'],
    ['Co-op Foods', 'Op Foods'],
    ['AS Roma', 'Roma'],
    ['Contoso North', 'Contoso South'],
    ['Contoso 1', 'Contoso 2'],
    ['The Company', 'The Co-op'],
    ['Limited', 'Inc'],
    ['!!!', '???'],
  ] as const)('%s and %s', ([one, other]) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

test('a name without letters still has a key', () => {
  expect(nameKey('株式会社')).toBe('株式会社');
  expect(nameKey('***')).toBe('***');
});

describe('a proposal', () => {
  const companies = (...names: readonly string[]) =>
    names.map((name, index) => ({ id: companyId(index + 1), name }));

  test('takes the client of the same name, else a new one', () => {
    const clients = [client('a', 'Contoso Ltd')];
    expect(proposeMapping(companies('CONTOSO', 'Fabrikam'), clients)).toEqual([
      { companyId: companyId(1), target: { kind: 'client', clientId: 'a' } },
      { companyId: companyId(2), target: { kind: 'create', name: 'Fabrikam' } },
    ]);
  });

  test('leaves two clients of one name to a person', () => {
    const clients = [client('a', 'Contoso Ltd'), client('b', 'Contoso Inc')];
    expect(proposeMapping(companies('Contoso'), clients)).toEqual([]);
  });

  test('leaves two companies of one name to a person', () => {
    expect(proposeMapping(companies('Contoso', 'contoso inc'), [client('a', 'Contoso')])).toEqual(
      [],
    );
  });
});
