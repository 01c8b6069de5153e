import {
  piecesOf,
  TEACH_LIMITS,
  type TaughtPlace,
  type TaughtText,
} from '@/lib/domain/taught-page';
import { onlyOne, readingOf } from './taught-pages';
import { likesOf, selectorsOf } from './teach-selectors';

/** A text in which the device's name may stand, and how it is read. */
export interface Reading extends Omit<TaughtText, 'selectors'> {
  readonly element: Element;
  readonly text: string;
}

const ATTRIBUTES = ['title', 'aria-label', 'alt', 'value'];
const CLIMB = 3;

/** What an element that was pointed at says, and those around it in their attributes: nearest and plainest first. */
export function readingsOf(pointed: Element): readonly Reading[] {
  const found = new Map<string, Reading>();
  // An icon has no text of its own: what it stands beside is meant.
  let isTold = false;
  let element: Element | null = pointed;
  for (let step = 0; element && step < CLIMB; step += 1) {
    const ways = isTold ? attributesOf(element) : ['text', ...attributesOf(element)];
    for (const reading of ways.flatMap((read) => waysOf(element, read))) {
      if (!found.has(reading.text)) found.set(reading.text, reading);
    }
    isTold ||= element.textContent.trim() !== '';
    element = element.parentElement;
  }
  return [...found.values()].slice(0, TEACH_LIMITS.readings);
}

const attributesOf = (element: Element): readonly string[] => [
  ...ATTRIBUTES,
  ...element.getAttributeNames().filter((name) => /^data-[a-z0-9_.-]{1,60}$/.test(name)),
];

/** Whole, and in its pieces where it has several. */
function waysOf(element: Element | null, read: string): Reading[] {
  if (!element) return [];
  const text = readingOf(element, read);
  const pieces = piecesOf(text);
  const whole: Reading = { element, read, text };
  const parts =
    pieces.length < 2 ? [] : pieces.map((one, piece) => ({ ...whole, text: one, piece }));
  return [whole, ...parts].filter((one) => one.text.length > 1);
}

/** The same texts in other rows of the list, each row's as many; a text that is not there is empty. */
export function readingsInRows(row: Element, readings: readonly Reading[]): string[][] {
  const ways = readings.map(({ element, text }) => selectorsOf(element, row, [text]));
  return likesOf(row)
    .slice(0, TEACH_LIMITS.rows)
    .map((other) =>
      readings.map((reading, at) => {
        const element = onlyOne(ways[at] ?? [], [other]);
        const text = element ? readingOf(element, reading.read) : '';
        return reading.piece === undefined ? text : (piecesOf(text)[reading.piece] ?? '');
      }),
    );
}

const CELL = 'td,th,[role="gridcell"],[role="cell"],[role="rowheader"],tr,li,[role="row"]';

/** A cell and an empty box take the badge in; beside anything else it stands after it. */
export const sideFor = (place: Element): TaughtPlace['side'] =>
  place.matches(CELL) || place.textContent.trim() === '' ? 'inside' : 'after';
