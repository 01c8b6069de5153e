import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from './open';

export async function deviceOfAlias(db: Database, alias: string): Promise<DeviceId | undefined> {
  return (await db.get('aliases', alias))?.deviceId;
}

export async function putAlias(db: Database, alias: string, deviceId: DeviceId): Promise<void> {
  await db.put('aliases', { alias, deviceId });
}
