import { signal } from '@preact/signals';
import type { Sight } from './frame-sight';

/** Lets an act of a person through where they can have seen what they pressed, and else holds it back and says why. */
export function createHeldAct(sight: (() => Sight) | undefined) {
  const reason = signal<Exclude<Sight, 'seen'> | undefined>(undefined);
  let held: (() => unknown) | undefined;

  function drop(): void {
    held = undefined;
    reason.value = undefined;
  }

  async function unlessHidden(act: () => Promise<void>): Promise<void> {
    const now = sight?.() ?? 'seen';
    drop();
    if (now === 'seen') return act();
    held = act;
    reason.value = now;
  }

  /** The person has looked, and wants it. */
  function goOn(): unknown {
    const act = held;
    drop();
    return act?.();
  }

  return { reason, unlessHidden, goOn, drop };
}
