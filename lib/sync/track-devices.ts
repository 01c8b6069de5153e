import type { Tracking } from '@/lib/domain/device';
import type { DeviceSelection } from '@/lib/domain/device-query';
import type { DeviceId } from '@/lib/domain/ids';
import { addActivity } from '@/lib/store/activity';
import { trackDevices } from '@/lib/store/device-tracking';
import type { Database } from '@/lib/store/open';
import { devicesOf } from './list-devices';

export interface TrackDeps {
  readonly db: Database;
  readonly now: () => number;
}

const ROWS_AT_ONCE = 500;

/** Imports, ignores or stages the selected devices of mapped companies; `changed` had another tracking before. */
export async function track(
  { db, now }: TrackDeps,
  selection: DeviceSelection,
  tracking: Tracking,
): Promise<{ readonly changed: number; readonly ids: readonly DeviceId[] }> {
  const changed: DeviceId[] = [];
  for await (const ids of selected(db, selection)) {
    for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
      const some = ids.slice(start, start + ROWS_AT_ONCE);
      changed.push(...(await trackDevices(db, some, tracking)));
    }
  }
  if (changed.length > 0) {
    await addActivity(db, now(), {
      kind: 'import',
      imported: tracking === 'imported' ? changed.length : 0,
      ignored: tracking === 'ignored' ? changed.length : 0,
    });
  }
  return { changed: changed.length, ids: changed };
}

async function* selected(
  db: Database,
  selection: DeviceSelection,
): AsyncGenerator<readonly DeviceId[]> {
  if ('ids' in selection) yield selection.ids;
  else yield* devicesOf(db, selection.allOf);
}
