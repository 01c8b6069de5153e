import { describe, expect, test } from 'vitest';
import { proposeMapping } from '@/lib/domain/company-matching';
import { nameKey } from '@/lib/domain/name-key';
import { likenessOf } from '@/lib/domain/name-likeness';
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
  const known = (id: string, name: string, externalId: string) => ({
    ...client(id, name),
    externalIds: [{ system: 'file', id: externalId }],
  });
  const told = (...given: Parameters<typeof proposeMapping>) =>
    proposeMapping(...given).map(({ target, by, isCertain }) => [
      target.kind === 'client' ? target.clientId : target.kind,
      by,
      isCertain ? 'certain' : 'open',
    ]);

  test('takes the client of the same name, else a new one', () => {
    const clients = [client('a', 'Contoso Ltd')];
    expect(proposeMapping(companies('CONTOSO', 'Fabrikam'), clients)).toEqual([
      {
        companyId: companyId(1),
        target: { kind: 'client', clientId: 'a' },
        by: 'normalised',
        isCertain: true,
      },
      {
        companyId: companyId(2),
        target: { kind: 'create', name: 'Fabrikam' },
        by: 'new',
        isCertain: true,
      },
    ]);
  });

  test('goes by an external id, and by the very same name before another spelling', () => {
    const [contoso] = companies('Contoso Ltd');
    if (!contoso) throw new Error('There is one');
    const numbered = { ...contoso, externalIds: ['4', ' 17 '] };
    expect(told([numbered], [known('a', 'Something else', '17')])).toEqual([
      ['a', 'external-id', 'certain'],
    ]);
    expect(told([numbered], [known('a', 'Contoso', '17'), client('b', 'Fabrikam')])).toEqual([
      ['a', 'external-id', 'certain'],
    ]);
    expect(told([contoso], [client('b', 'Contoso Ltd'), client('c', 'Contoso Inc')])).toEqual([
      ['b', 'exact', 'certain'],
    ]);
  });

  test('of an external id that two clients have is not certain', () => {
    const clients = [known('a', 'One', '17'), known('b', 'Two', '17')];
    expect(told([{ id: companyId(1), name: 'Three', externalIds: ['17'] }], clients)).toEqual([
      ['a', 'external-id', 'open'],
      ['b', 'external-id', 'open'],
    ]);
  });

  test('leaves it to a person where the id names one client and the name another', () => {
    const clients = [known('a', 'Contoso', '101'), client('b', 'Fabrikam')];
    expect(told([{ id: companyId(1), name: 'Fabrikam', externalIds: ['101'] }], clients)).toEqual([
      ['a', 'external-id', 'open'],
      ['b', 'exact', 'open'],
    ]);
  });

  test('leaves two clients of one name to a person', () => {
    const clients = [client('a', 'Contoso Ltd'), client('b', 'Contoso Inc')];
    expect(told(companies('Contoso'), clients)).toEqual([
      ['a', 'normalised', 'open'],
      ['b', 'normalised', 'open'],
    ]);
  });

  test('leaves two companies of one name to a person', () => {
    expect(told(companies('Contoso', 'contoso inc'), [client('a', 'Contoso')])).toEqual([
      ['a', 'exact', 'open'],
      ['a', 'normalised', 'open'],
    ]);
    expect(told(companies('Contoso', 'contoso inc'), [])).toEqual([
      ['create', 'new', 'open'],
      ['create', 'new', 'open'],
    ]);
  });

  test('leaves a company to a person that has the name of one with a client', () => {
    const others = [{ name: 'CONTOSO' }];
    expect(told(companies('Contoso'), [client('a', 'Contoso')], others)).toEqual([
      ['a', 'exact', 'open'],
    ]);
    expect(told(companies('Contoso Ltd'), [], others)).toEqual([['create', 'new', 'open']]);
  });

  test('of a similar name is never certain, says how alike it is, and comes most alike first', () => {
    const clients = [client('a', 'Bluewater Shipping'), client('b', 'Bluewater Logistics')];
    const proposals = proposeMapping(companies('Blue Water Logistics Ltd'), clients);
    expect(proposals[0]).toMatchObject({ target: { clientId: 'b' }, by: 'similar' });
    expect(proposals.every(({ isCertain }) => !isCertain)).toBe(true);
    expect(proposals[0]?.likeness).toBeGreaterThan(0.7);
  });

  test('names three similar clients at most, and none that is much less alike than the best', () => {
    const clients = ['One', 'Two', 'Six', 'Ten'].map((name) => client(name, `Contoso ${name}`));
    expect(proposeMapping(companies('Contoso Abc'), clients)).toHaveLength(3);
    const others = [...clients, client('near', 'Contoso Abcd')];
    expect(proposeMapping(companies('Contoso Abc'), others)).toHaveLength(1);
  });

  test('comes quickly for thousands of companies and clients', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `Customer ${index * 7919} of Town`);
    const clients = names.map((name, index) => client(`k${index}`, `${name} East`));
    // Of the processor, not of the clock: others may be using it too.
    const before = process.threadCpuUsage();
    const proposals = proposeMapping(companies(...names.slice(0, 400)), clients);
    expect(new Set(proposals.map((one) => one.companyId)).size).toBe(400);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

describe('how alike two names are', () => {
  test.for([
    ['Contoso', 'CONTOSO GmbH', 1, 1],
    ['Bluewater Logistics', 'Blue Water Logistics', 0.7, 1],
    ['Alder & Finch Dental', 'Alder and Finch Dentistry', 0.7, 1],
    ['Contoso', 'Fabrikam', 0, 0.1],
    ['', 'Fabrikam', 0, 0.1],
  ] as const)('%s and %s', ([one, other, least, most]) => {
    const likeness = likenessOf(one, other);
    expect(likeness).toBeGreaterThanOrEqual(least);
    expect(likeness).toBeLessThanOrEqual(most);
    expect(likenessOf(other, one)).toBe(likeness);
  });
});
