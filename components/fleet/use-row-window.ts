import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

interface Rows {
  readonly count: number;
  /** CSS pixels; all rows are as high. */
  readonly height: number;
  /** Of the frame that they scroll in. */
  readonly room: number;
}

/** Rows beside those that can be seen, so that scrolling finds them there. */
const BESIDE = 10;
/** So many rows are scrolled by before others are drawn. */
const STEP = 5;

/** Which rows are to be drawn, of however many there are. */
export function useRowWindow(
  frame: RefObject<HTMLElement | null>,
  { count, height, room }: Rows,
): RowWindow {
  const step = useFirstStep(frame, height);
  const seen = Math.min(step.value * STEP, Math.max(0, count - 1));
  const first = Math.max(0, seen - BESIDE);
  return { first, end: Math.min(count, seen + STEP + Math.ceil(room / height) + BESIDE) };
}

function useFirstStep(
  frame: RefObject<HTMLElement | null>,
  height: number,
): ReadonlySignal<number> {
  const step = useSignal(0);
  useLayoutEffect(() => {
    const target = frame.current;
    if (!target) return undefined;
    const follow = () => (step.value = Math.floor(target.scrollTop / (height * STEP)));
    follow();
    target.addEventListener('scroll', follow, { passive: true });
    return () => target.removeEventListener('scroll', follow);
  }, [frame, step, height]);
  return step;
}
