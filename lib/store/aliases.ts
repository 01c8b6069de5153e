import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from './database';

/** Remembers under which other id the portal shows a device; `readEvidenceRecords` finds it there. */
export async function putAlias(db: Database, alias: string, deviceId: DeviceId): Promise<void> {
  await db.put('aliases', { alias, deviceId });
}
