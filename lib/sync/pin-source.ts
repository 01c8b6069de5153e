import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { dateFieldName, type DateField, type Source } from '@/lib/domain/lifecycle';
import { getDevice } from '@/lib/store/devices';
import { commitPin } from '@/lib/store/lifecycle';
import { readSettings } from '@/lib/store/state';
import { technicianOf, type SaveDeps } from './save-edits';

export interface Pin {
  readonly deviceId: DeviceId;
  readonly field: DateField;
  /** `null`: the rule of the settings decides. */
  readonly source: Source | null;
}

/** A person's word on which source decides a date, with its line in the history. It writes nothing to the RMM. */
export async function pinSource(
  { openDatabase, now }: Pick<SaveDeps, 'openDatabase' | 'now'>,
  { deviceId, field, source }: Pin,
): Promise<void> {
  if (source === 'technician') {
    throw new Failure('bad-input', say('refusal.pinRmm', { date: dateFieldName(field) }));
  }
  const db = await openDatabase();
  const [device, settings] = await Promise.all([getDevice(db, deviceId), readSettings(db)]);
  if (device?.standing !== 'imported') {
    throw new Failure('bad-input', say('refusal.notImported'));
  }
  await commitPin(db, now(), {
    kind: 'pin',
    deviceId,
    deviceName: device.name,
    by: technicianOf(settings),
    field,
    source,
  });
}
