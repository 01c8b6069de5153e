import { say } from '@/lib/text/say';
import { slotOf, type Lock, type Memory } from '@/lib/asio/memory';
import { z } from '@/lib/asio/zod';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { deviceIdText } from './body-parts';

export interface DraftDeps {
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  readonly randomId: () => string;
}

/**
 * Devices that were ticked on a portal page, on their way to the dialog in a page of ours. The page of the portal can't
 * name the draft, and the devices are all that it says: what is done to them is chosen in our page.
 */
export interface BulkDrafts {
  readonly issue: (deviceIds: readonly DeviceId[]) => Promise<string>;
  /** Once. Throws `denied` for a draft that is too old, opened already or unknown. */
  readonly open: (draft: string) => Promise<readonly DeviceId[]>;
}

const KEY = 'bulk-drafts';
const OPENS_WITHIN_MS = 10 * 60_000;
const MOST = 10;

const Kept = z.object({
  draft: z.string(),
  issuedAt: z.number(),
  deviceIds: z.array(deviceIdText),
});

export function createBulkDrafts({ memory, lock, now, randomId }: DraftDeps): BulkDrafts {
  const slot = slotOf(memory, { key: KEY, schema: z.array(Kept), empty: [] });
  const alive = async () =>
    (await slot.read()).filter(({ issuedAt }) => now() - issuedAt < OPENS_WITHIN_MS);

  return {
    issue: (deviceIds) =>
      lock(KEY, async () => {
        const draft = randomId();
        const ids = [...new Set(deviceIds)].slice(0, MOST_IN_BULK);
        const kept = [{ draft, issuedAt: now(), deviceIds: ids }, ...(await alive())];
        await slot.write(kept.slice(0, MOST));
        return draft;
      }),

    open: (draft) =>
      lock(KEY, async () => {
        const all = await alive();
        const kept = all.find((one) => one.draft === draft);
        if (!kept) {
          throw new Failure('denied', say('bulk.oldDraft'));
        }
        await slot.write(all.filter((one) => one !== kept));
        return kept.deviceIds;
      }),
  };
}
