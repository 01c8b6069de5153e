import type { GroupRow } from '@/lib/domain/device-group';
import { listStoredGroups } from '@/lib/store/groups';
import type { Database } from '@/lib/store/database';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The groups of devices by name, each with the number of its members that are stored here. */
export async function listGroups(db: Database): Promise<readonly GroupRow[]> {
  const groups = await listStoredGroups(db);
  return groups
    .map(({ id, name, isDynamic, updatedAt, members }) => ({
      id,
      name,
      isDynamic,
      ...(updatedAt !== undefined && { updatedAt }),
      members,
    }))
    .toSorted((one, other) => collator.compare(one.name, other.name));
}
