import type { FieldChoice } from '@/lib/domain/date-fields';
import type { Edit } from '@/lib/domain/edit';
import type { DeviceId } from '@/lib/domain/ids';
import {
  currentSources,
  dateFields,
  emptyRecord,
  type DateField,
  type LifecycleRecord,
} from '@/lib/domain/lifecycle';
import { resolveDate } from '@/lib/domain/resolve-date';
import type { Settings } from '@/lib/domain/settings';
import { openEdits } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';
import { readSettings, readState } from '@/lib/store/state';

/** Tells of records whether both dates are known; an edit on its way counts as well. */
export interface Dating {
  readonly isDated: (record: LifecycleRecord) => boolean;
  /** Devices that have both dates by edits on their way, maybe without a record. */
  readonly edited: readonly DeviceId[];
  /** Changes with what else decides: then every device has to be looked at again. */
  readonly rule: string;
}

export async function readDating(db: Database): Promise<Dating> {
  const [settings, fields = {}, edits] = await Promise.all([
    readSettings(db),
    readState(db, 'fields'),
    openEdits(db),
  ]);
  const editOf = new Map(edits.map((edit) => [`${edit.deviceId} ${edit.field}`, edit]));
  const isDated = (record: LifecycleRecord) =>
    dateFields.every((field) => {
      const edit = editOf.get(`${record.deviceId} ${field}`);
      return hasDate(record, field, edit, { settings, fields });
    });
  const devices = [...new Set(edits.map(({ deviceId }) => deviceId))];
  return {
    isDated,
    edited: devices.filter((id) => isDated(emptyRecord(id))),
    rule: JSON.stringify([settings.textDates, settings.resolution, fields]),
  };
}

function hasDate(
  record: LifecycleRecord,
  field: DateField,
  edit: Edit | undefined,
  { settings, fields }: { readonly settings: Settings; readonly fields: FieldChoice },
): boolean {
  const { textDates, resolution: rule } = settings;
  const technician = edit && { technician: { value: edit.value, knownAt: edit.madeAt } };
  const sources = { ...currentSources(record[field], field, fields), ...technician };
  const pinned = record.pinned?.[field];
  return resolveDate(sources, { field, pinned, rule, textDates }).date !== undefined;
}
