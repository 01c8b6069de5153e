import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Calls `onEscape` for that key inside the element; what surrounds it does not hear of it. */
export function useEscape(element: RefObject<HTMLElement | null>, onEscape: () => unknown): void {
  useLayoutEffect(() => {
    const target = element.current;
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      void onEscape();
    };
    target?.addEventListener('keydown', listener);
    return () => target?.removeEventListener('keydown', listener);
  }, [element, onEscape]);
}
