import { describe, expect, test } from 'vitest';
import { badgePlace } from '@/lib/portal/badge-place';
import type { BadgeRoom } from '@/lib/portal/cell-room';
import { write } from './portal-page';

/** Where a badge goes in a row whose cell has that much room after the name. */
function placeWith(after: BadgeRoom) {
  const row = write(
    '<div role="row"><div role="gridcell"><a href="#">PC-1</a></div></div>',
  ).firstElementChild;
  const link = row?.querySelector('a');
  const node = link?.firstChild;
  if (!row || !link || !(node instanceof Text)) throw new Error('The row has no name');
  const room = { after: () => after, together: () => 120 };
  const device = { id: 'id-1', name: 'PC-1' };
  const place = badgePlace([{ text: 'PC-1', node }], device, { row, room, text: '2028-05' });
  return { ...place, isBeforeName: place?.before === link };
}

describe('in a cell', () => {
  test('a badge stands after the name, and the column keeps them in one line', () => {
    expect(placeWith('whole')).toMatchObject({
      isBeforeName: false,
      room: 'whole',
      together: 120,
    });
  });

  test('whose room it would go over, its mark alone stands after the name', () => {
    expect(placeWith('mark')).toMatchObject({ isBeforeName: false, room: 'mark', together: 0 });
  });

  test('in which nothing has room after the name, its mark stands before it', () => {
    expect(placeWith('none')).toMatchObject({ isBeforeName: true, room: 'none', together: 0 });
  });
});
