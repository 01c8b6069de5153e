import type { CustomField } from '@/lib/domain/date-fields';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';

interface FieldsWrite {
  readonly fields: readonly CustomField[];
  /** Takes the place of all that was known; else what is known already stays as it is. */
  readonly isFirst: boolean;
  readonly step: RunStep;
}

/** The definitions and the checkpoint in one transaction. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitFieldDefinitions(
  db: Database,
  { fields, isFirst, step }: FieldsWrite,
): Promise<SyncRun | undefined> {
  const tx = db.transaction(['fieldDefinitions', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const store = tx.objectStore('fieldDefinitions');
    const state = tx.objectStore('state');
    const run = await currentRun(state, step);
    if (!run) return undefined;
    if (isFirst) await store.clear();
    const known = new Set(await store.getAllKeys());
    const added = fields.filter(({ id }) => !known.has(id));
    const [next] = await Promise.all([
      putStep(state, run, step),
      ...added.map(async (field) => store.put(field)),
    ]);
    return next;
  });
}
