import { memoryKeys, slotOf, type Lock, type Memory } from './memory';
import { z } from './zod';

/** How a tenant's API differs from its documents, as far as a call has shown. Absent: as documented. */
const Abilities = z.object({
  /** `each`: no category `all`, one after the other instead. `legacy`: version 1 of the calls. */
  deviceList: z.optional(z.enum(['all', 'each', 'legacy'])),
  /** Which fields the device list lets itself be asked for. */
  projection: z.optional(z.enum(['full', 'core', 'none'])),
  /** Version of the call for one device. */
  deviceDetail: z.optional(z.enum(['v1', 'v2'])),
  /** Which fields the call for one device lets itself be asked for. */
  detailFields: z.optional(z.enum(['full', 'core', 'none'])),
  systemState: z.optional(z.literal('refused')),
  /** Version of the calls for values of custom fields. */
  fieldValues: z.optional(z.enum(['v1', 'v2'])),
  /** `all`: a vendor's fields can't be asked for by their ids, only all that a device has. */
  vendorValues: z.optional(z.enum(['all', 'refused'])),
});

export type Abilities = z.output<typeof Abilities>;

export interface AbilityStore {
  of(fingerprint: string): Promise<Abilities>;
  /** Only what a call has just shown is worth keeping: a passing fault looks like a missing ability. */
  keep(fingerprint: string, shown: Abilities): Promise<void>;
  /** What was refused is asked for again; for a look at what the key may do by now. */
  forgetRefusals(fingerprint: string): Promise<void>;
}

const MOST = 4;

export function createAbilityStore(memory: Memory, lock: Lock): AbilityStore {
  const schema = z.array(z.object({ fingerprint: z.string(), abilities: Abilities }));
  const slot = slotOf(memory, { key: memoryKeys.abilities, schema, empty: [] });
  const of = async (fingerprint: string): Promise<Abilities> =>
    (await slot.read()).find((kept) => kept.fingerprint === fingerprint)?.abilities ?? {};

  const change = (fingerprint: string, step: (known: Abilities) => Abilities) =>
    lock(memoryKeys.abilities, async () => {
      const abilities = step(await of(fingerprint));
      const others = (await slot.read()).filter((kept) => kept.fingerprint !== fingerprint);
      await slot.write([{ fingerprint, abilities }, ...others].slice(0, MOST));
    });

  return {
    of,
    async keep(fingerprint, shown) {
      if (adds(await of(fingerprint), shown)) {
        await change(fingerprint, (known) => ({ ...known, ...shown }));
      }
    },
    async forgetRefusals(fingerprint) {
      const known = await of(fingerprint);
      if (Object.values(known).includes('refused')) await change(fingerprint, withoutRefusals);
    },
  };
}

const withoutRefusals = (known: Abilities): Abilities =>
  Object.fromEntries(Object.entries(known).filter(([, shown]) => shown !== 'refused'));

const adds = (known: Abilities, shown: Abilities): boolean =>
  JSON.stringify({ ...known, ...shown }) !== JSON.stringify(known);
