import { problemOf } from '@/lib/domain/failure';
import type { RegionId } from '@/lib/domain/region';
import type { ConnectionView, StatusView } from '@/lib/messages/protocol';
import { readConnection } from '@/lib/store/connection';
import type { Database, OpenDatabase } from '@/lib/store/open';
import { readSettings, readState } from '@/lib/store/state';
import { hostNotAllowed } from '@/lib/sync/connection';
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
  // A host that was taken away shows at once, not only at the next request.
  const problem = (await mayReach(region)) ? stored.problem : problemOf(hostNotAllowed(region));
  return { at: 'connected', clientId, region, since, permissions, ...(problem && { problem }) };
}
