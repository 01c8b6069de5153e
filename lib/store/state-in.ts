import type { State } from './schema';

/** The store `state`, in whichever transaction. */
export interface StateReader {
  get(key: keyof State): Promise<State[keyof State] | undefined>;
}

/** Reads a single fact inside a transaction. */
export async function stateIn<Key extends keyof State>(
  store: StateReader,
  key: Key,
): Promise<State[Key] | undefined> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key is only ever put with its own type
  return (await store.get(key)) as State[Key] | undefined;
}
