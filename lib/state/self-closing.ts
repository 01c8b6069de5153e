import { computed, effect, signal } from '@preact/signals';
import type { EditorPorts } from './editor-ports';

const CLOSE_AFTER_MS = 2000;

/** Closes by itself a while after `isSettled`, unless the person points at the page or has used it since. */
export function createSelfClosing(
  after: EditorPorts['after'],
  isSettled: () => boolean,
  close: () => void,
) {
  const isPointedAt = signal(false);
  const isUsed = signal(false);
  const isClosing = computed(() => isSettled() && !isPointedAt.value && !isUsed.value);

  effect(() => (isClosing.value ? after(CLOSE_AFTER_MS, close) : undefined));

  /** What the person does before there is anything to close does not count. */
  function use(): void {
    if (isSettled()) isUsed.value = true;
  }

  return {
    isClosing,
    use,
    point: (isOver: boolean) => void (isPointedAt.value = isOver),
  };
}
