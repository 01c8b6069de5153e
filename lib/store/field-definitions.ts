import type { CustomField } from '@/lib/domain/date-fields';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import type { Database } from './open';
import { currentRun, putStep, type RunStep } from './run';

/** The definitions and the checkpoint in one transaction. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitFieldDefinitions(
  db: Database,
  { fields, step }: { readonly fields: readonly CustomField[]; readonly step: RunStep },
): Promise<SyncRun | undefined> {
  const tx = db.transaction(['fieldDefinitions', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const store = tx.objectStore('fieldDefinitions');
    const state = tx.objectStore('state');
    const run = await currentRun(state, step);
    if (!run) return undefined;
    await store.clear();
    const [next] = await Promise.all([
      putStep(state, run, step),
      ...fields.map(async (field) => store.put(field)),
    ]);
    return next;
  });
}
