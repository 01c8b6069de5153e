import { addActivity } from '@/lib/store/activity';
import { markDoubted } from '@/lib/store/missing-devices';
import type { Database } from '@/lib/store/open';
import { changeState, deleteState, readState } from '@/lib/store/state';

/**
 * A person's word on devices that a sync did not see: `mark` says that they are gone, else they stay as they are. Does
 * nothing when nothing is asked any more. `at` in epoch ms.
 */
export async function settleDoubt(
  db: Database,
  { mark, at }: { readonly mark: boolean; readonly at: number },
): Promise<void> {
  const doubt = await readState(db, 'missingDoubt');
  if (!doubt) return;
  if (!mark) {
    await changeState(db, 'missingDoubt', (stored) =>
      stored?.runId === doubt.runId ? { ...stored, isAnswered: true } : stored,
    );
    return;
  }
  let marked = 0;
  for (const companyId of doubt.companyIds)
    marked += await markDoubted(db, companyId, { doubt, at });
  await deleteState(db, 'missingDoubt');
  if (marked > 0) await addActivity(db, at, { kind: 'missing', marked });
}
