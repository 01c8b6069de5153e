import { memoryKeys, slotOf, type Memory } from './memory';
import { z } from './zod';

const KeptToken = z.object({
  text: z.string(),
  /** Epoch ms: renewed from then on. */
  freshUntil: z.number(),
  /** Epoch ms. */
  expiresAt: z.number(),
  /** What it was given for, where that is known. */
  scopes: z.optional(z.array(z.string())),
});

export const KeyRecord = z.object({
  fingerprint: z.string(),
  token: z.optional(KeptToken),
  /** The scopes that the key took; `null` where they had to be left out. Absent before the first token. */
  asked: z.optional(z.nullable(z.array(z.string()))),
  /** Scopes that the key does not have, as far as a refusal has shown. */
  lacking: z.optional(z.array(z.string())),
  /** Epoch ms: no token is asked for before. */
  lockedUntil: z.optional(z.number()),
  /** Epoch ms: when a token was last asked for because ConnectWise refused one that should have been good. */
  replacedAt: z.optional(z.number()),
});

export type KeptToken = z.output<typeof KeptToken>;

/** What is remembered of an API key between two lives of the worker. */
export type KeyRecord = z.output<typeof KeyRecord>;

export interface KeyRecords {
  read(fingerprint: string): Promise<KeyRecord>;
  write(record: KeyRecord): Promise<void>;
}

/** A test of other credentials must not cost the connected ones their token, so a few are kept. */
const MOST = 4;

/** Call `write` under one lock only: it replaces the whole list. */
export function createKeyRecords(memory: Memory): KeyRecords {
  const slot = slotOf(memory, { key: memoryKeys.tokens, schema: z.array(KeyRecord), empty: [] });
  return {
    async read(fingerprint) {
      const records = await slot.read();
      return records.find((record) => record.fingerprint === fingerprint) ?? { fingerprint };
    },
    async write(record) {
      const others = (await slot.read()).filter(
        ({ fingerprint }) => fingerprint !== record.fingerprint,
      );
      await slot.write([record, ...others].slice(0, MOST));
    },
  };
}
