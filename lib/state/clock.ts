import { signal, type ReadonlySignal } from '@preact/signals';
import { dayOf, type IsoDate } from '@/lib/domain/iso-date';

export interface WallClock {
  /** Epoch ms. */
  readonly now: () => number;
  /** As `Date.getTimezoneOffset` gives it. */
  readonly offsetMinutes: () => number;
}

// A sleeping machine stops timers, so midnight is never more than this late after it wakes.
const LONGEST_WAIT_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** The day that the clock on the wall shows, kept up over midnight until the signal aborts. */
export function createToday(clock: WallClock, stop: AbortSignal): ReadonlySignal<IsoDate> {
  const day = () => dayOf(clock.now(), clock.offsetMinutes());
  const today = signal(day());
  let timer: ReturnType<typeof setTimeout>;

  function wait(): void {
    const sinceMidnight = (clock.now() - clock.offsetMinutes() * 60_000) % DAY_MS;
    timer = setTimeout(turn, Math.min(LONGEST_WAIT_MS, DAY_MS - sinceMidnight));
  }
  function turn(): void {
    today.value = day();
    wait();
  }
  wait();
  stop.addEventListener('abort', () => clearTimeout(timer));
  return today;
}
