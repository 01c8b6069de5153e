import { computed, signal } from '@preact/signals';
import { problemOf, type Problem } from '@/lib/domain/failure';

/** What is known of something that the worker is asked for. Once there, a value stays while it is asked for again. */
export type Loaded<Value> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly problem: Problem }
  /** `problem`: the value is from before, asking again failed. */
  | { readonly at: 'ready'; readonly value: Value; readonly problem?: Problem };

/** Keeps the answer to one question. At most one question is under way; more wishes meanwhile become one more. */
export function createResource<Value>(ask: () => Promise<Value>) {
  const state = signal<Loaded<Value>>({ at: 'loading' });
  const value = computed(() => (state.value.at === 'ready' ? state.value.value : undefined));
  let generation = 0;
  let underway: Promise<void> | undefined;
  let again = false;

  async function run(turn: number): Promise<void> {
    do {
      again = false;
      const answer = await answerTo(ask, state.peek());
      if (turn !== generation) return;
      state.value = answer;
    } while (again);
  }

  function start(): Promise<void> {
    const pass = run(generation).finally(() => {
      if (underway === pass) underway = undefined;
    });
    underway = pass;
    return pass;
  }

  /** Brings the value up to date; what is shown stays until then. */
  function reload(): Promise<void> {
    if (!underway) return start();
    again = true;
    return underway;
  }

  /** For another question than before: an answer that is still on its way no longer counts. */
  function renew(): Promise<void> {
    generation += 1;
    return start();
  }

  return { state, value, reload, renew };
}

async function answerTo<Value>(
  ask: () => Promise<Value>,
  before: Loaded<Value>,
): Promise<Loaded<Value>> {
  try {
    return { at: 'ready', value: await ask() };
  } catch (cause) {
    const problem = problemOf(cause);
    return before.at === 'ready' ? { ...before, problem } : { at: 'failed', problem };
  }
}
