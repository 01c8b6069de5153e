import { signal } from '@preact/signals';
import type { Sight } from './frame-sight';

/** Lets an act of a person through where they can have seen what they pressed, and else holds it back and says why. */
export function createHeldAct(sight: (() => Promise<Sight>) | undefined) {
  const reason = signal<Exclude<Sight, 'seen'> | undefined>(undefined);
  let held: (() => unknown) | undefined;
  let isLooking = false;

  function drop(): void {
    held = undefined;
    reason.value = undefined;
  }

  async function unlessHidden(act: () => Promise<void>): Promise<void> {
    drop();
    if (!sight) return act();
    if (isLooking) return;
    isLooking = true;
    const now = await sight().finally(() => (isLooking = false));
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
