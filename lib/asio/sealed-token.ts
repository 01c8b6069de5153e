import type { Credentials } from '@/lib/domain/credentials';
import { createKeyRecords, KeyRecord } from './key-record';
import { forgetTokens, memoryKeys, slotOf, type Lock, type Memory } from './memory';
import { fingerprintOf } from './mint';
import { z } from './zod';

export interface SealDeps {
  readonly memory: Memory;
  readonly lock: Lock;
}

const Sealed = z.object({
  fingerprint: z.string(),
  iv: z.array(z.number()),
  bytes: z.array(z.number()),
});

const CIPHER = 'AES-GCM';
const IV_BYTES = 12;

const slotIn = (memory: Memory) =>
  slotOf(memory, { key: memoryKeys.sealed, schema: z.nullable(Sealed), empty: null });

/**
 * For a disconnect: forgets every token; one of these credentials stays, encrypted under their secret. ConnectWise
 * locks a key out that asks for a token while one is alive, so who connects again needs it; nobody else can open it.
 */
export const sealToken = (
  { memory, lock }: SealDeps,
  credentials: Credentials | undefined,
): Promise<void> =>
  lock(memoryKeys.tokens, async () => {
    if (!credentials) return forgetTokens(memory);
    const fingerprint = await fingerprintOf(credentials);
    const record = await createKeyRecords(memory).read(fingerprint);
    await forgetTokens(memory);
    if (!record.token) return;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = new TextEncoder().encode(JSON.stringify(record));
    const bytes = await crypto.subtle.encrypt(
      { name: CIPHER, iv },
      await keyOf(credentials),
      plain,
    );
    const sealed = { fingerprint, iv: [...iv], bytes: [...new Uint8Array(bytes)] };
    await slotIn(memory).write(sealed);
  });

/** Takes up the token of credentials that were disconnected a short while ago, if these are the ones. */
export const unsealToken = ({ memory, lock }: SealDeps, credentials: Credentials): Promise<void> =>
  lock(memoryKeys.tokens, async () => {
    const sealed = await slotIn(memory).read();
    if (sealed?.fingerprint !== (await fingerprintOf(credentials))) return;
    const plain = await crypto.subtle.decrypt(
      { name: CIPHER, iv: Uint8Array.from(sealed.iv) },
      await keyOf(credentials),
      Uint8Array.from(sealed.bytes),
    );
    const record = z.safeParse(KeyRecord, JSON.parse(new TextDecoder().decode(plain)));
    if (record.success) await createKeyRecords(memory).write(record.data);
    await memory.remove(memoryKeys.sealed);
  });

/** An API secret is long and random, so one digest makes a good key of it. */
async function keyOf({ clientSecret }: Credentials): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`shelflife token ${clientSecret}`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return crypto.subtle.importKey('raw', digest, CIPHER, false, ['encrypt', 'decrypt']);
}
