import { signal } from '@preact/signals';

const TICK_MS = 20_000;

let timer: ReturnType<typeof setInterval> | undefined;

/** Epoch ms, for words such as "5 minutes ago". Ticks only while something shows it. */
export const now = signal(Date.now(), {
  watched() {
    this.value = Date.now();
    timer = setInterval(() => (this.value = Date.now()), TICK_MS);
  },
  unwatched() {
    clearInterval(timer);
  },
});
