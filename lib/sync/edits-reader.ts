import type { Edit } from '@/lib/domain/edit';
import type { DeviceId } from '@/lib/domain/ids';
import { editsOfDevice } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';

/** The edits of a device, read once for as long as one answer is put together. */
export type EditsReader = (deviceId: DeviceId) => Promise<readonly Edit[]>;

export function createEditsReader(db: Database): EditsReader {
  const read = new Map<DeviceId, Promise<readonly Edit[]>>();
  return (deviceId) => {
    const known = read.get(deviceId) ?? editsOfDevice(db, deviceId);
    read.set(deviceId, known);
    return known;
  };
}
