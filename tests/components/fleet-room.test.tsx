import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { columnsWithin, leastWidth } from '@/components/fleet/column-widths';
import { Menu } from '@/components/fleet/menu';
import { defaultColumns } from '@/lib/domain/fleet-columns';

describe('the usual columns', () => {
  test('are all in sight beside the navigation of a window of 1280 pixels', () => {
    expect(leastWidth(defaultColumns)).toBeLessThanOrEqual(985);
    expect(columnsWithin(defaultColumns, 985)).toEqual(defaultColumns);
  });

  test('are fewer with less room, those of the warranty among them', () => {
    const fewer = columnsWithin(defaultColumns, 704);
    expect(fewer).toEqual(['name', 'client', 'expiry', 'warranty', 'replacement']);
    expect(leastWidth(fewer)).toBeLessThanOrEqual(704);
  });
});

test('columns that a person chose are all there with any room', () => {
  const chosen = ['name', 'system', 'model', 'serial', 'purchase'] as const;
  expect(columnsWithin(chosen, 300)).toEqual(chosen);
});

test.for([
  ['below its button', 100, undefined, '492px'],
  ['above it, where there is more room', 500, 'yes', '484px'],
] as const)('a menu stays in the window, %s', async ([, top, above, room]) => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(
    DOMRect.fromRect({ x: 0, y: top, width: 200, height: 30 }),
  );
  render(<Menu title="Columns">{() => <p>One</p>}</Menu>);
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  const panel = screen.getByRole('group', { name: 'Columns' });
  expect(panel.dataset['above']).toBe(above);
  expect(panel.style.getPropertyValue('--menu-room')).toBe(room);
});
