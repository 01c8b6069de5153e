import type { Device, DeviceFacts } from '@/lib/domain/device';
import type { DateView, DeviceView, EditView, Standing } from '@/lib/domain/device-view';
import { isOpen, type Edit } from '@/lib/domain/edit';
import type { DeviceId } from '@/lib/domain/ids';
import { dayOf, parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import {
  currentSources,
  emptyRecord,
  type DateField,
  type DateSources,
} from '@/lib/domain/lifecycle';
import { clientPolicyOf } from '@/lib/domain/policy';
import { resolveDate } from '@/lib/domain/resolve-date';
import { inOrder } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';
import type { StoredCompany, StoredDevice } from '@/lib/store/schema';
import { readViewRecords, type ViewRecords } from '@/lib/store/view-records';

/** How long a save that was confirmed is still told of, and can be taken back where it was made. */
const SAVED_SHOWS_MS = 10 * 60_000;

/** The devices as surfaces show them, in the order asked for; `undefined` for an id that is not stored. */
export async function deviceViews(
  db: Database,
  wanted: readonly (DeviceId | StoredDevice | DeviceFacts)[],
  now: number,
): Promise<readonly (DeviceView | undefined)[]> {
  if (wanted.length === 0) return [];
  const records = await readViewRecords(db, wanted, now - SAVED_SHOWS_MS);
  const editsOf = Map.groupBy(records.edits, ({ deviceId }) => deviceId);
  return records.devices.map(
    (device) => device && viewOf(device, editsOf.get(device.id) ?? [], { records, now }),
  );
}

export async function deviceView(
  db: Database,
  wanted: DeviceId | StoredDevice | DeviceFacts,
  now: number,
): Promise<DeviceView | undefined> {
  return (await deviceViews(db, [wanted], now))[0];
}

interface Context {
  readonly records: ViewRecords;
  readonly now: number;
}

function viewOf(
  device: StoredDevice | DeviceFacts,
  edits: readonly Edit[],
  { records, now }: Context,
): DeviceView {
  const { id, name, companyId, siteId, kind, addresses } = device;
  const open = inOrder(edits.filter(isOpen));
  const client = records.clients.get(companyId);
  const policy = clientPolicyOf(records.settings, client?.id);
  const siteName = siteId && records.sites.get(siteId)?.name;
  const firstSeen = firstSeenOf(device);
  return {
    id,
    name,
    companyId,
    companyName: records.companies.get(companyId)?.name ?? '',
    ...(client && { clientName: client.name }),
    ...(policy && { policy }),
    ...(siteName !== undefined && { siteName }),
    kind,
    ...hardwareOf(device),
    addresses,
    ...standingAndReading(device, records.companies.get(companyId)),
    ...(firstSeen && { firstSeen }),
    dates: {
      purchaseDate: dateViewOf('purchaseDate', id, open, records),
      warrantyExpiry: dateViewOf('warrantyExpiry', id, open, records),
    },
    edits: shownEdits(edits, now).map(editView),
  };
}

const hardwareOf = ({ maker, model, serialNumber, operatingSystem }: DeviceFacts) => ({
  ...(maker !== undefined && { maker }),
  ...(model !== undefined && { model }),
  ...(serialNumber !== undefined && { serialNumber }),
  ...(operatingSystem && { operatingSystem }),
});

const isStored = (device: StoredDevice | DeviceFacts): device is StoredDevice =>
  'standing' in device;

/** What is ours of a device; one that is not stored belongs to a company that is not mapped. */
function standingAndReading(
  device: StoredDevice | DeviceFacts,
  company: StoredCompany | undefined,
): {
  readonly standing: Standing;
  readonly fieldsReadAt: Device['fieldsReadAt'];
  readonly isLeftOut?: true;
  readonly missingSince?: number;
} {
  const leftOut = company?.isLeftOut ? ({ isLeftOut: true } as const) : {};
  if (!isStored(device)) return { standing: 'company-not-mapped', ...leftOut, fieldsReadAt: 0 };
  const { standing, fieldsReadAt, missingSince } = device;
  return {
    standing,
    ...(standing === 'company-not-mapped' && leftOut),
    fieldsReadAt,
    ...(missingSince !== undefined && { missingSince }),
  };
}

/** The day of the earliest trace of a device. */
export const firstSeenOf = ({ firstSeenAt }: DeviceFacts): IsoDate | undefined =>
  firstSeenAt === undefined ? undefined : parseIsoDate(dayOf(firstSeenAt, 0));

/** An open edit stands over what the record says, as the technician's word, until the RMM holds it. */
export function dateViewOf(
  field: DateField,
  deviceId: DeviceId,
  open: readonly Edit[],
  { records, fields, settings }: Pick<ViewRecords, 'records' | 'fields' | 'settings'>,
): DateView {
  const record = records.get(deviceId) ?? emptyRecord(deviceId);
  const sources = currentSources(record[field], field, fields);
  const pinned = record.pinned?.[field];
  const { resolution: rule, textDates } = settings;
  const fieldName = fields[field]?.name;
  return {
    ...resolveDate(
      { ...sources, ...technicianOf(open.findLast((one) => one.field === field)) },
      { field, pinned, rule, textDates },
    ),
    ...(sources.rmm && { rmm: sources.rmm }),
    ...(fieldName !== undefined && { fieldName }),
    ...(pinned && { pinned }),
  };
}

const technicianOf = (edit: Edit | undefined): DateSources =>
  edit
    ? {
        technician: {
          value: edit.value,
          setAt: edit.madeAt,
          setBy: edit.madeBy,
          knownAt: edit.madeAt,
        },
      }
    : {};

/** Open edits, and those of the last save that were confirmed a short while ago. */
function shownEdits(edits: readonly Edit[], now: number): readonly Edit[] {
  const standing = inOrder(edits.filter((edit) => isOpen(edit) || edit.state.at === 'confirmed'));
  const lastSave = standing.at(-1)?.saveId;
  return standing.filter(
    (edit) => isOpen(edit) || (edit.saveId === lastSave && now - edit.madeAt <= SAVED_SHOWS_MS),
  );
}

function editView(edit: Edit): EditView {
  const { id, saveId, field, base, value, madeAt, madeBy, state, undoOf } = edit;
  const view = { id, saveId, field, base, value, madeAt, madeBy, state };
  return undoOf === undefined ? view : { ...view, undoOf };
}
