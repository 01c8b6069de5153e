import { describe, expect, test } from 'vitest';
import { isRow } from '@/lib/portal/rows';
import { write } from './portal-page';

const isFirstARow = (html: string, selector: string): boolean => {
  const found = write(html).querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return isRow(found, new WeakSet());
};
const thrice = (element: (text: string) => string): string =>
  ['WS-001', '5CD1000CLN', 'Laptop'].map(element).join('');

describe('a row', () => {
  test('is what the page repeats, whatever it is made of', () => {
    const card = (text: string) => `<div class="card"><b>${text}</b><i>Dell</i></div>`;
    expect(isFirstARow(`<div>${thrice(card)}</div>`, '.card')).toBe(true);
  });

  test.for(['gridcell', 'cell', 'columnheader', 'rowheader'])(
    'is never a %s, though a grid may have put it in before its row was looked at',
    (role) => {
      const cell = (text: string) => `<div class="cell" role="${role}">${text}</div>`;
      expect(isFirstARow(`<div role="row"><div>${thrice(cell)}</div></div>`, '.cell')).toBe(false);
    },
  );
});
