import { slotOf, type Memory } from '@/lib/asio/memory';
import { z } from '@/lib/asio/zod';
import type { Credentials } from '@/lib/domain/credentials';
import type { ConnectionTest, ConnectionTrial } from '@/lib/messages/protocol';

export interface TrialDeps {
  readonly memory: Memory;
  readonly now: () => number;
}

/** Remembers the last test of credentials, for a popup that closed before its end. Holds nothing of the secret. */
export interface ConnectionTrials {
  readonly run: (
    what: ConnectionTrial['what'],
    credentials: Credentials,
    work: () => Promise<ConnectionTest>,
  ) => Promise<ConnectionTest>;
  /** Nothing once it was forgotten, or came to no end in the time that a test may take. */
  readonly last: () => Promise<ConnectionTrial | null>;
  readonly forget: () => Promise<void>;
}

const KEY = 'connection-trial';
/** As long as a test may take, and a little more. */
const ENDS_WITHIN_MS = 150_000;

const Kept = z.object({
  id: z.string(),
  startedAt: z.number(),
  trial: z.custom<ConnectionTrial>((value) => typeof value === 'object' && value !== null),
});

export function createConnectionTrials({ memory, now }: TrialDeps): ConnectionTrials {
  const slot = slotOf(memory, { key: KEY, schema: z.nullable(Kept), empty: null });

  return {
    async run(what, { clientId, region }, work) {
      const startedAt = now();
      const id = `${startedAt} ${what} ${region} ${clientId}`;
      const trial: ConnectionTrial = { what, clientId: clientId.trim(), region };
      await slot.write({ id, startedAt, trial });
      // Another one may have begun meanwhile.
      const isLast = async () => (await slot.read())?.id === id;
      try {
        const test = await work();
        if (await isLast()) await slot.write({ id, startedAt, trial: { ...trial, test } });
        return test;
      } catch (cause) {
        if (await isLast()) await memory.remove(KEY);
        throw cause;
      }
    },

    async last() {
      const kept = await slot.read();
      if (!kept) return null;
      const isLost = !kept.trial.test && now() - kept.startedAt > ENDS_WITHIN_MS;
      return isLost ? null : kept.trial;
    },

    forget: () => memory.remove(KEY),
  };
}
