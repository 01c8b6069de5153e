import { useSignal } from '@preact/signals';
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

interface Rows {
  readonly count: number;
  /** The row that is drawn wherever it is, so that its focus is not lost. */
  readonly current: number;
}

/** CSS pixels; all rows are as high. */
const WIDE_ROW = 38;
const NARROW_ROW = 76;
const HEAD = 36;
const NARROW_BELOW = 720;

/** Rows beside those that can be seen, so that scrolling finds them there. */
const BESIDE = 10;
/** So many rows are scrolled by before others are drawn. */
const STEP = 5;

/** Which rows are to be drawn, of however many there are, and how the frame is scrolled to one. */
export function useVirtualRows(frame: RefObject<HTMLElement | null>, { count, current }: Rows) {
  const isNarrow = useSignal(false);
  const width = useSignal(Infinity);
  const drawn = useSignal('');
  // Drawn again with other rows only, and not with all that the virtualizer tells.
  void drawn.value;
  const height = isNarrow.value ? NARROW_ROW : WIDE_ROW;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    // The head scrolls with the rows, and stays over them.
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: BESIDE,
    rangeExtractor: (range) => withRow(current, defaultRangeExtractor(inSteps(range))),
    observeElementRect: (rows, tell) =>
      observeElementRect(rows, (rect) => {
        isNarrow.value = rect.width < NARROW_BELOW;
        width.value = rect.width;
        tell(rect);
      }),
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: (rows) => (drawn.value = rows.getVirtualIndexes().join()),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  return {
    drawn: virtualizer.getVirtualIndexes(),
    isNarrow: isNarrow.value,
    /** Of the frame, in CSS pixels. */
    width: width.value,
    height,
    /** Rows that can be seen at once, but for one that is seen again on the next page. */
    page: () =>
      Math.max(1, Math.floor(((virtualizer.scrollRect?.height ?? 0) - HEAD) / height) - 1),
    reveal: virtualizer.scrollToIndex,
    scrollTo: virtualizer.scrollToOffset,
  };
}

export type VirtualRows = ReturnType<typeof useVirtualRows>;

function useVirtualizer(
  options: VirtualizerOptions<HTMLElement, HTMLElement>,
): Virtualizer<HTMLElement, HTMLElement> {
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  /* oxlint-disable no-underscore-dangle -- so it names what is for adapters such as this */
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  /* oxlint-enable no-underscore-dangle */
  return virtualizer;
}

const inSteps = (range: Range): Range => ({
  ...range,
  startIndex: Math.floor(range.startIndex / STEP) * STEP,
  endIndex: Math.ceil(range.endIndex / STEP) * STEP,
});

const withRow = (row: number, rows: number[]): number[] =>
  rows.includes(row) ? rows : [...rows, row].toSorted((one, other) => one - other);
