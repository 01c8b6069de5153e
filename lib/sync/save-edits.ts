import { say } from '@/lib/text/say';
import type { CarrierChoice } from '@/lib/domain/date-fields';
import type { Edit } from '@/lib/domain/edit';
import { Failure } from '@/lib/domain/failure';
import { parseEditId, type DeviceId, type EditId } from '@/lib/domain/ids';
import { dateFieldName } from '@/lib/domain/lifecycle';
import { sameUnder } from '@/lib/domain/rmm-date';
import type { Settings } from '@/lib/domain/settings';
import { getDevice } from '@/lib/store/devices';
import { changeEdits, editsOfSave } from '@/lib/store/edits';
import type { OpenDatabase } from '@/lib/store/database';
import { readSettings, readState } from '@/lib/store/state';
import { joined } from './edit-change';
import { planSave, type SavePlan, type SaveRequest, type WantedDate } from './plan-save';
import { planUndo, undoneBy } from './plan-undo';

export interface SaveDeps {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
  /** A new unique text. */
  readonly newId: () => string;
}

/**
 * Puts what a person wants into the outbox, with its line in the history, in one transaction. Gives the save to watch:
 * an earlier one when the same dates are on their way already. Throws `bad-input` when nothing would change.
 */
export async function saveEdits(
  deps: SaveDeps,
  deviceId: DeviceId,
  wanted: readonly WantedDate[],
): Promise<{ readonly saveId: string }> {
  const request = await requestFor(deps, deviceId);
  const over = wanted.map((one) => overChosen(one, request.fields));
  const saveId = await commit(deps, request, (edits) =>
    planSave(edits, { ...request, wanted: over }),
  );
  if (!saveId) {
    throw new Failure('bad-input', say('refusal.nothingToSave'));
  }
  return { saveId };
}

/** Takes a save back by a save of its own. `onlyOf`: refuses a save of any other device. */
export async function undoSave(
  deps: SaveDeps,
  saveId: string,
  onlyOf?: DeviceId,
): Promise<{ readonly saveId: string }> {
  const db = await deps.openDatabase();
  const deviceId = (await editsOfSave(db, saveId))[0]?.deviceId;
  if (!deviceId || (onlyOf && deviceId !== onlyOf)) {
    throw new Failure('not-found', say('refusal.noSave'));
  }
  const request = await requestFor(deps, deviceId);
  const undoId = await commit(deps, request, (edits) => takeBack(edits, saveId, request));
  return { saveId: undoId ?? saveId };
}

/** Throws `bad-input` when later edits of the same dates stand in the way. */
export function takeBack(
  edits: readonly Edit[],
  saveId: string,
  request: Omit<SaveRequest, 'wanted'>,
): SavePlan {
  const earlier = undoneBy(edits, saveId);
  if (earlier) return { saveId: earlier, edits: [], events: [] };
  const { wanted, givenUp } = planUndo(edits, saveId);
  const save = planSave(edits, { ...request, wanted, undoOf: saveId });
  return { saveId, ...save, ...joined([givenUp, save]) };
}

async function commit(
  { openDatabase }: SaveDeps,
  { deviceId, at }: Pick<SaveRequest, 'deviceId' | 'at'>,
  plan: (edits: readonly Edit[]) => SavePlan,
): Promise<string | undefined> {
  let saveId: string | undefined;
  await changeEdits(await openDatabase(), deviceId, at, (edits) => {
    const planned = plan(edits);
    saveId = planned.saveId;
    return planned;
  });
  return saveId;
}

/** The wanted date over the field that is chosen for it now. Throws `bad-input` while none is. */
export function overChosen(wanted: WantedDate, fields: CarrierChoice): WantedDate {
  const carrier = fields[wanted.field];
  if (carrier) return { ...wanted, fieldId: carrier.id };
  throw new Failure(
    'bad-input',
    say('refusal.noFieldToSave', { date: dateFieldName(wanted.field) }),
  );
}

/** Everything of a save but what is wanted. */
export interface DeviceRequest extends Omit<SaveRequest, 'wanted'> {
  readonly fields: CarrierChoice;
}

/** Throws `bad-input` for a device that is not imported. */
export async function requestFor(
  { openDatabase, now, newId }: SaveDeps,
  deviceId: DeviceId,
): Promise<DeviceRequest> {
  const db = await openDatabase();
  const [device, settings, fields = {}] = await Promise.all([
    getDevice(db, deviceId),
    readSettings(db),
    readState(db, 'fields'),
  ]);
  if (device?.standing !== 'imported') {
    throw new Failure('bad-input', say('refusal.notImported'));
  }
  return {
    saveId: newId(),
    deviceId,
    deviceName: device.name,
    by: technicianOf(settings),
    at: now(),
    newEditId: () => editId(newId()),
    same: sameUnder(settings.textDates),
    fields,
  };
}

export const technicianOf = ({ technicianName }: Settings): string =>
  technicianName.trim() || say('saving.technician');

function editId(text: string): EditId {
  const id = parseEditId(text);
  if (!id) throw new Error('An id was made that is none.');
  return id;
}
