import { problemOf, type Problem } from '@/lib/domain/failure';
import type { RegionId } from '@/lib/domain/region';
import type { ConnectionView, StatusView } from '@/lib/messages/protocol';
import { readConnection } from '@/lib/store/connection';
import type { Database, OpenDatabase } from '@/lib/store/database';
import { readSettings, readState } from '@/lib/store/state';
import { hostNotAllowed, withdrawnProblem } from '@/lib/sync/connection';
import { chosenIds } from '@/lib/sync/read-dates';
import { storeStatus } from '@/lib/sync/store-status';

export interface StatusDeps {
  readonly openDatabase: OpenDatabase;
  readonly mayReach: (region: RegionId) => Promise<boolean>;
}

export async function statusView({ openDatabase, mayReach }: StatusDeps): Promise<StatusView> {
  const db = await openDatabase();
  const [connection, stored, fields, settings] = await Promise.all([
    connectionView(db, mayReach),
    storeStatus(db),
    readState(db, 'fields'),
    readSettings(db),
  ]);
  return { connection, ...stored, fields: fields ?? {}, settings };
}

async function connectionView(
  db: Database,
  mayReach: StatusDeps['mayReach'],
): Promise<ConnectionView> {
  const stored = await readConnection(db);
  if (!stored) return { at: 'disconnected' };
  const { clientId, region, since, permissions } = stored;
  const [isReachable, withdrawn] = await Promise.all([mayReach(region), withdrawnScope(db)]);
  // A host that was taken away shows at once, not only at the next request.
  const problem = isReachable
    ? (stored.problem ?? withdrawn ?? withdrawnProblem(permissions))
    : problemOf(hostNotAllowed(region));
  return { at: 'connected', clientId, region, since, permissions, ...(problem && { problem }) };
}

/**
 * A required scope that the key has lost: it stopped the last sync, or the reading of dates. It counts until the next
 * one is under way, for other calls may still succeed.
 */
async function withdrawnScope(db: Database): Promise<Problem | undefined> {
  const [run, last, delay, fields = {}] = await Promise.all([
    readState(db, 'run'),
    readState(db, 'lastSync'),
    readState(db, 'crawlDelay'),
    readState(db, 'fields'),
  ]);
  if (run) return undefined;
  // Until fields are chosen it is their definitions that can't be read, and these are optional.
  const areFieldsKnown = chosenIds(fields).length > 0;
  const problems = [last?.stopped?.problem, areFieldsKnown ? delay?.problem : undefined];
  return problems.find((problem) => problem?.kind === 'missing-scope');
}
