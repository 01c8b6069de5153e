import { say } from '@/lib/text/say';
import { questionsOfOrder, questionsOfPurchase } from '@/lib/domain/date-questions';
import { baseOf } from '@/lib/domain/date-entry';
import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { IsoDate } from '@/lib/domain/iso-date';
import { quickEditOf, type QuickAct, type QuickEdit } from '@/lib/domain/quick-act';
import { rmmDate } from '@/lib/domain/rmm-date';
import { deviceView } from './device-views';
import { saveEdits, type SaveDeps } from './save-edits';

export interface QuickDeps extends SaveDeps {
  /** The calendar day where the person is. */
  readonly today: () => IsoDate;
}

/**
 * Saves what one click asks for; the date follows from what is stored, never from who asks. Throws `bad-input` where
 * nothing would change, and where a person has to be asked first: that is the dialog's part.
 */
export async function quickEdit(
  deps: QuickDeps,
  deviceId: DeviceId,
  act: QuickAct,
): Promise<{ readonly saveId: string }> {
  const device = await deviceView(await deps.openDatabase(), deviceId, deps.now());
  if (!device) throw new Failure('not-found', say('refusal.deviceUnknown'));
  const today = deps.today();
  const edit = quickEditOf(device, act, today);
  if (!edit) throw new Failure('bad-input', say('refusal.nothingSaid'));
  const reason = barOf(device, edit, today);
  if (reason !== undefined) throw new Failure('bad-input', reason);
  const { field, date } = edit;
  const base = baseOf(device.dates[field].rmm);
  return saveEdits(deps, deviceId, [{ field, base, value: rmmDate(date) }]);
}

function barOf(device: DeviceView, edit: QuickEdit, today: IsoDate): string | undefined {
  const { field, isQuestionable } = edit;
  if (field === 'warrantyExpiry' && !hasWarranty(device.kind)) {
    return say('refusal.noWarranty');
  }
  if (device.edits.some((one) => one.field === field && one.state.at === 'conflict')) {
    return say('refusal.inConflict');
  }
  const isAsked = isQuestionable || questionsOf(device, edit, today).length > 0;
  return isAsked ? say('refusal.needsLook') : undefined;
}

function questionsOf(
  { dates }: DeviceView,
  { field, date }: QuickEdit,
  today: IsoDate,
): readonly string[] {
  return field === 'purchaseDate'
    ? [...questionsOfPurchase(date, today), ...questionsOfOrder(date, dates.warrantyExpiry.date)]
    : questionsOfOrder(dates.purchaseDate.date, date);
}
