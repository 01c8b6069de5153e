import type { FleetDevice } from '@/lib/domain/fleet-device';
import { wishOf, type RowWish } from './row-keys';

interface TableKeys {
  readonly found: readonly FleetDevice[];
  /** Rows that can be seen at once. */
  readonly page: () => number;
  readonly go: (index: number) => void;
  readonly open: (device: FleetDevice) => unknown;
  readonly select: (device: FleetDevice, isFar: boolean) => void;
}

/** What keys do in the table. */
export const createTableKeys =
  ({ found, page, go, open, select }: TableKeys) =>
  (event: KeyboardEvent): void => {
    const row = event.target instanceof Element ? rowAround(event.target) : undefined;
    const device = row && found[row.index];
    if (!device || isShortcut(event)) return;
    const wish = wishIn(event, row, { count: found.length, page: page() });
    if (!wish) return;
    event.preventDefault();
    if (wish.wish === 'go') go(wish.to);
    else if (wish.wish === 'along') moveAlong(row.element, wish.by);
    else if (wish.wish === 'open') void open(device);
    else select(device, event.shiftKey);
  };

const isShortcut = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey;

interface Row {
  readonly element: HTMLElement;
  readonly index: number;
}

function rowAround(target: Element): Row | undefined {
  const element = target.closest<HTMLElement>('[data-index]');
  return element ? { element, index: Number(element.dataset['index']) } : undefined;
}

const wishIn = (
  { key, target }: KeyboardEvent,
  { element, index }: Row,
  size: { readonly count: number; readonly page: number },
): RowWish | undefined =>
  wishOf(key, {
    ...size,
    index,
    isRtl: element.matches(':dir(rtl)'),
    isOnRow: target === element,
  });

/** To the next thing in the row that can be used, or back to the row itself. */
function moveAlong(row: HTMLElement, by: 1 | -1): void {
  const places = [row, ...row.querySelectorAll<HTMLElement>('input, a, button')];
  const at = places.findIndex((place) => place === document.activeElement);
  places[Math.max(0, at + by)]?.focus({ preventScroll: true });
}
