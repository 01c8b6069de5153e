import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Whether an element is within a screen of the view; watched only while `isWatched`. */
export function useNearView(
  element: RefObject<HTMLElement | null>,
  isWatched: boolean,
): ReadonlySignal<boolean> {
  const isNear = useSignal(false);
  useEffect(() => {
    const target = element.current;
    if (!isWatched || !target) return undefined;
    const observer = new IntersectionObserver(
      (entries) => (isNear.value = entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '600px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, isWatched, isNear]);
  return isNear;
}
