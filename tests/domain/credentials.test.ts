import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  faultsOf,
  hasFaults,
  regionMismatch,
  trimmed,
  type Credentials,
} from '@/lib/domain/credentials';

const good: Credentials = {
  clientId: '0e30aaaabbbbccccddddeeeeffff0001',
  clientSecret: 'Secret-of_the.key~0123456789',
  region: 'na',
};

describe('faultsOf', () => {
  test('finds nothing in a good pair, copied with space around it', () => {
    expect(faultsOf(good)).toEqual({});
    expect(
      faultsOf({
        ...good,
        clientId: `\t${good.clientId} `,
        clientSecret: `${good.clientSecret}\r\n`,
      }),
    ).toEqual({});
    expect(hasFaults(faultsOf(good))).toBe(false);
  });

  test.for([
    ['clientId', '', 'Enter the Client ID.'],
    ['clientId', '   ', 'Enter the Client ID.'],
    ['clientId', '0e30 aaaabbbb', 'space or line break'],
    ['clientId', '0e30', 'too short'],
    ['clientId', '0e30äöü-aaaa', 'a character that no key contains'],
    ['clientSecret', '', 'Enter the Client secret.'],
    ['clientSecret', 'two\nlines-of-secret', 'space or line break'],
    ['clientSecret', '•••••••••••••', 'a character that no key contains'],
    ['clientSecret', 'a'.repeat(513), 'too long'],
    ['clientSecret', good.clientId, 'the Client ID again'],
  ] as const)('names what is wrong with the %s %j', ([field, text, words]) => {
    const faults = faultsOf({ ...good, [field]: text });
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toContain(words);
  });

  test('asks for a region where there is none', () => {
    const faults = faultsOf({ ...good, region: 'us' as Credentials['region'] });
    expect(faults).toEqual({ region: 'Choose a region.' });
    expect(hasFaults(faults)).toBe(true);
  });

  test('never repeats the secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), (clientSecret) => {
        const said = Object.values(faultsOf({ ...good, clientSecret: `${clientSecret} §§` })).join(
          ' ',
        );
        expect(said).not.toContain(`${clientSecret} §§`);
      }),
    );
  });
});

test('trimmed takes the space around off, and nothing else', () => {
  expect(
    trimmed({ ...good, clientId: ` ${good.clientId}\n`, clientSecret: `${good.clientSecret} ` }),
  ).toEqual(good);
});

describe('regionMismatch', () => {
  test.for([
    ['0e30', 'na', undefined],
    ['0e31', 'eu', undefined],
    ['0E32', 'au', undefined],
    ['0e31', 'na', 'Europe'],
    ['0e30', 'au', 'North America'],
    ['ffff', 'na', undefined],
  ] as const)('a Client ID with %s in %s', ([prefix, region, named]) => {
    const said = regionMismatch({
      ...good,
      clientId: good.clientId.replace('0e30', prefix),
      region,
    });
    if (named === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(`made in ${named}, not in`);
  });
});
