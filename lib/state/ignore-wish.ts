import { signal } from '@preact/signals';
import { IGNORE_NOTE_LENGTH, type IgnoredWhy, type IgnoreReason } from '@/lib/domain/ignored';

/** Why a person is about to put devices aside; none where they do not say. */
export function createIgnoreWish() {
  const reason = signal<IgnoreReason | undefined>(undefined);
  const note = signal('');

  function why(): IgnoredWhy | undefined {
    const chosen = reason.peek();
    if (!chosen) return undefined;
    const text = chosen === 'other' ? note.peek().trim().slice(0, IGNORE_NOTE_LENGTH) : '';
    return { reason: chosen, ...(text !== '' && { note: text }) };
  }

  function clear(): void {
    reason.value = undefined;
    note.value = '';
  }

  return { reason, note, why, clear };
}

export type IgnoreWish = ReturnType<typeof createIgnoreWish>;
