import { addActivity } from '@/lib/store/activity';
import { endDoubt, keptOf, markDoubted } from '@/lib/store/missing-doubt';
import type { Database } from '@/lib/store/database';
import { readState } from '@/lib/store/state';
import type { KeptUnseen, StoredDoubt } from '@/lib/store/stored-doubt';

export interface DoubtAnswer {
  /** Whether the devices are gone, else they stay as they are. */
  readonly mark: boolean;
  /** When (epoch ms) the sync was that the question is about. */
  readonly askedAt: number;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * A person's word on devices that a sync did not see. False, and nothing more is done, once another sync has looked:
 * the answer was to what that one has not found.
 */
export async function settleDoubt(
  db: Database,
  { mark, askedAt, at }: DoubtAnswer,
): Promise<boolean> {
  const doubt = await readState(db, 'missingDoubt');
  if (!doubt || doubt.isAnswered || doubt.at !== askedAt) return false;
  return mark ? markAll(db, doubt, at) : keepAll(db, doubt);
}

async function markAll(
  db: Database,
  { runId, companyIds }: StoredDoubt,
  at: number,
): Promise<boolean> {
  let all = 0;
  for (const companyId of companyIds) {
    const marked = await markDoubted(db, companyId, { runId, at });
    if (marked === undefined) break;
    all += marked;
  }
  const isSettled = await endDoubt(db, runId, { marked: all });
  if (all > 0) await addActivity(db, at, { kind: 'missing', marked: all });
  return isSettled;
}

async function keepAll(db: Database, doubt: StoredDoubt): Promise<boolean> {
  const kept: KeptUnseen[] = [];
  for (const companyId of doubt.companyIds) kept.push(await keptOf(db, companyId, doubt));
  return endDoubt(db, doubt.runId, { stay: kept });
}
