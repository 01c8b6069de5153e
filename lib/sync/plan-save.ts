import type { DateChange } from '@/lib/domain/activity';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import type { DeviceId, EditId, FieldId } from '@/lib/domain/ids';
import type { DateField } from '@/lib/domain/lifecycle';
import type { RmmDate, SameDate } from '@/lib/domain/rmm-date';
import type { EditsWrite } from '@/lib/store/edits';
import { openOf, startAfter, supersede } from './edit-change';

/** A date that a person wants, and what they saw in its place. */
export interface WantedDate {
  readonly field: DateField;
  readonly base: RmmDate;
  readonly value: RmmDate;
  /** The custom field in which they saw it. */
  readonly fieldId?: FieldId;
}

export interface SaveRequest {
  readonly saveId: string;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly wanted: readonly WantedDate[];
  readonly newEditId: () => EditId;
  readonly same: SameDate;
  readonly undoOf?: string;
  readonly bulkId?: string;
}

/** `saveId`: the save to watch, an earlier one when the same dates are on their way; absent when nothing would change. */
export interface SavePlan extends EditsWrite {
  readonly saveId?: string;
}

/** Merges what is wanted with the edits that are still open: one edit a field, none that changes nothing. */
export function planSave(edits: readonly Edit[], request: SaveRequest): SavePlan {
  const merged = request.wanted.map((wanted) =>
    merge(openOf(edits, wanted.field), wanted, request.same),
  );
  const fresh = merged.filter((one) => one.is === 'new');
  if (fresh.length === 0) {
    const underway = merged.find((one) => one.is === 'underway');
    return { edits: [], events: [], ...(underway && { saveId: underway.saveId }) };
  }
  const last = Math.max(0, ...edits.map(({ madeAt }) => madeAt));
  // A clock that was set back must not put a later edit before an earlier one.
  const madeAt = Math.max(request.at, last + 1);
  const made = fresh.map(({ wanted }) => newEdit(request, wanted, madeAt));
  const superseded = fresh.flatMap(({ replaces }) => replaces ?? []);
  const changes: DateChange[] = made.map(({ field, base, value }) => ({
    field,
    from: base,
    to: value,
  }));
  return {
    saveId: request.saveId,
    edits: [...superseded.map(supersede), ...made],
    events: [{ kind: 'edit', ...namesOf(request), changes }],
  };
}

type Merged =
  | { readonly is: 'nothing' }
  | { readonly is: 'underway'; readonly saveId: string }
  | { readonly is: 'new'; readonly wanted: WantedDate; readonly replaces?: Edit };

function merge(open: readonly Edit[], wanted: WantedDate, same: SameDate): Merged {
  const newest = open.at(-1);
  if (!newest) {
    return same(wanted.base, wanted.value) ? { is: 'nothing' } : { is: 'new', wanted };
  }
  if (isUnderway(newest) && same(newest.value, wanted.value)) {
    return { is: 'underway', saveId: newest.saveId };
  }
  return {
    is: 'new',
    wanted: { ...wanted, ...startAfter(newest, wanted) },
    // What is being written just now may arrive yet: the new one waits behind it.
    ...(newest.state.at !== 'sending' && { replaces: newest }),
  };
}

function newEdit(request: SaveRequest, wanted: WantedDate, madeAt: number): Edit {
  return {
    id: request.newEditId(),
    saveId: request.saveId,
    madeAt,
    madeBy: request.by,
    deviceId: request.deviceId,
    ...wanted,
    tries: 0,
    state: { at: 'queued', nextTryAt: request.at },
    ...partOf(request),
  };
}

const namesOf = ({ saveId, deviceId, deviceName, by, ...request }: SaveRequest) => ({
  saveId,
  deviceId,
  deviceName,
  by,
  ...partOf(request),
});

const partOf = ({ undoOf, bulkId }: Pick<SaveRequest, 'undoOf' | 'bulkId'>) => ({
  ...(undoOf !== undefined && { undoOf }),
  ...(bulkId !== undefined && { bulkId }),
});
