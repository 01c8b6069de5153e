import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CellRoom } from '@/lib/portal/cell-room';
import { write } from './portal-page';

const LINE = 20;

/** Draws every text as wide as it is long. */
class Canvas {
  getContext() {
    return { font: '', measureText: ({ length }: string) => ({ width: length * 7 }) };
  }
}

beforeEach(() => {
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(
    this: Element,
  ) {
    const lines = Number(this.closest('tr')?.dataset['lines'] ?? 1);
    return new DOMRect(0, 0, 100, lines * LINE);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Whether the badges of a table keep in line with the names, in rows as high as so many lines. */
function keepsInLine(lines: readonly number[], style = ''): boolean {
  const rows = lines.map(
    (count) => `<tr data-lines="${count}"><td style="${style}">WS-1</td><td>Contoso</td></tr>`,
  );
  const cell = write(
    `<table style="font: 14px sans-serif"><tbody>${rows.join('')}</tbody></table>`,
  ).querySelector('td');
  const node = cell?.firstChild;
  if (!cell || !(node instanceof Text)) throw new Error('The table has no name');
  return new CellRoom().together({ text: 'WS-1', node }, cell, '2028-05') > 0;
}

test('a badge stays beside its name where rows have one line', () => {
  expect(keepsInLine([1, 1, 1])).toBe(true);
});

test('a badge may stand below its name where rows have several lines', () => {
  expect(keepsInLine([4, 4, 4])).toBe(false);
});

test('one row with much to say leaves the others as they are', () => {
  expect(keepsInLine([4, 1, 1])).toBe(true);
});

test('a badge stays beside its name where rows have one line that is high', () => {
  expect(keepsInLine([4, 4, 4], 'line-height: 80px')).toBe(true);
});
