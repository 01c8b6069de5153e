import { computed, signal } from '@preact/signals';
import { problemOf, type Problem } from '@/lib/domain/failure';

/** Where the last act of a screen stands; `text` says what it brought about. */
export type TaskState<Name extends string = string> =
  | { readonly at: 'idle' }
  | { readonly at: 'busy'; readonly what: Name }
  | { readonly at: 'done'; readonly what: Name; readonly text: string }
  | { readonly at: 'failed'; readonly what: Name; readonly problem: Problem };

/** Runs the acts of one screen one at a time; a second click while one runs does nothing. */
export function createTask<Name extends string>() {
  const state = signal<TaskState<Name>>({ at: 'idle' });
  const busyWith = computed(() => (state.value.at === 'busy' ? state.value.what : undefined));
  let last: (() => Promise<void>) | undefined;

  /** `work` answers what to tell when it is done; an empty text tells nothing. */
  async function run(what: Name, work: () => Promise<string>): Promise<void> {
    if (state.peek().at === 'busy') return;
    last = () => run(what, work);
    state.value = { at: 'busy', what };
    try {
      state.value = { at: 'done', what, text: await work() };
    } catch (cause) {
      state.value = { at: 'failed', what, problem: problemOf(cause) };
    }
  }

  /** The last act once more. */
  const retry = async (): Promise<void> => last?.();

  /** Takes back what was told, for example once the person goes on. */
  function dismiss(): void {
    if (state.peek().at !== 'busy') state.value = { at: 'idle' };
  }

  return { state, busyWith, run, retry, dismiss };
}

export type Task<Name extends string> = ReturnType<typeof createTask<Name>>;
