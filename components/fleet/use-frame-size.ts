import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

export interface FrameSize {
  /** CSS pixels. */
  readonly inlineSize: number;
  readonly blockSize: number;
}

/** Where nothing can be measured yet: a common window. */
const USUAL: FrameSize = { inlineSize: 1_000, blockSize: 600 };

/** The room that an element has, kept up to date. */
export function useFrameSize(frame: RefObject<HTMLElement | null>): ReadonlySignal<FrameSize> {
  const size = useSignal(USUAL);
  useLayoutEffect(() => {
    const target = frame.current;
    if (!target) return undefined;
    const measure = () => {
      const { clientWidth, clientHeight } = target;
      const { inlineSize, blockSize } = size.peek();
      if (clientHeight === 0 || (clientWidth === inlineSize && clientHeight === blockSize)) return;
      size.value = { inlineSize: clientWidth, blockSize: clientHeight };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [frame, size]);
  return size;
}
