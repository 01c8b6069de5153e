import { describe, expect, test } from 'vitest';
import { canCarryDate, chooseFields, type CustomField } from '@/lib/domain/date-fields';
import { fieldId } from '../fixtures/make';

const fields = (...names: readonly string[]): CustomField[] =>
  names.map((name, index) => ({ id: fieldId(index), name, type: 'string', origin: 'partner' }));

const chosen = (...names: readonly string[]) => {
  const { purchaseDate, warrantyExpiry } = chooseFields(fields(...names));
  return [purchaseDate?.name, warrantyExpiry?.name];
};

describe('the field that carries a date', () => {
  test.for<[string, string[], [string | undefined, string | undefined]]>([
    [
      'has its default name',
      ['Warranty', 'Warranty Expiry Date', 'Purchase Date', 'Purchased'],
      ['Purchase Date', 'Warranty Expiry Date'],
    ],
    [
      'may be spelt otherwise',
      ['purchase_date', 'WARRANTY-END'],
      ['purchase_date', 'WARRANTY-END'],
    ],
    ['may be in German', ['Kaufdatum', 'Garantie bis'], ['Kaufdatum', 'Garantie bis']],
    [
      'says "end" as a word',
      ['Extended Warranty', 'Warranty End Date'],
      [undefined, 'Warranty End Date'],
    ],
    ['is not the start of the warranty', ['Warranty Start Date'], [undefined, undefined]],
    [
      'is not about the order or the price',
      ['Purchase Order', 'Purchase Price', 'Purchased From'],
      [undefined, undefined],
    ],
    [
      'is not one that speaks of both',
      ['Warranty Purchase Date'],
      [undefined, 'Warranty Purchase Date'],
    ],
    [
      'is left to a person where two fit as well',
      ['Warranty End', 'Warranty Expires'],
      [undefined, undefined],
    ],
    ['is not there', ['Asset Tag', 'Location'], [undefined, undefined]],
  ])('%s', ([, names, expected]) => {
    expect(chosen(...names)).toEqual(expected);
  });

  test.for([
    ['string', 'partner', true],
    ['datetime', 'partner', true],
    ['string', 'vendor', false],
    ['boolean', 'partner', false],
    ['enum', 'partner', false],
    ['integer', 'partner', false],
    ['unknown', 'partner', false],
  ] as const)('of type %s and origin %s may be written: %s', ([type, origin, may]) => {
    const field: CustomField = { id: fieldId(1), name: 'Purchase Date', type, origin };
    expect(canCarryDate(field)).toBe(may);
    expect(chooseFields([field]).purchaseDate).toEqual(may ? field : undefined);
  });
});
