import { z } from './zod';

/** Where what must outlive the worker is kept: JSON under keys, gone when the browser ends (`storage.session`). */
export interface Memory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Runs one at a time under a name, across all contexts of the browser (Web Locks). */
export type Lock = <Value>(name: string, run: () => Promise<Value>) => Promise<Value>;

export interface Slot<Value> {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}

interface SlotShape<Schema extends z.ZodMiniType> {
  readonly key: string;
  readonly schema: Schema;
  /** What is read where nothing, or nothing readable, is kept. */
  readonly empty: z.output<Schema>;
}

/** One key of the memory with the form of its value. */
export function slotOf<Schema extends z.ZodMiniType>(
  memory: Memory,
  { key, schema, empty }: SlotShape<Schema>,
): Slot<z.output<Schema>> {
  return {
    async read() {
      const kept = z.safeParse(schema, await memory.get(key));
      return kept.success ? kept.data : empty;
    },
    write: (value) => memory.set(key, value),
  };
}

const KEYS = {
  tokens: 'asio.tokens',
  sealed: 'asio.sealed-token',
  budget: 'asio.budget',
  rateLimits: 'asio.rate-limits',
  abilities: 'asio.abilities',
} as const;

export const memoryKeys: Readonly<Record<keyof typeof KEYS, string>> = KEYS;

/** Forgets every token; for a disconnect. What is known of throttling stays. */
export const forgetTokens = (memory: Memory): Promise<void> => memory.remove(KEYS.tokens);
