import { deviceKinds } from '@/lib/domain/device';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { Edit } from '@/lib/domain/edit';
import type { ClientId, CompanyId, DeviceId } from '@/lib/domain/ids';
import {
  currentSources,
  dateFields,
  emptyRecord,
  type DateField,
  type LifecycleRecord,
} from '@/lib/domain/lifecycle';
import { resolveDate } from '@/lib/domain/resolve-date';
import type { Settings } from '@/lib/domain/settings';
import { listCompanies } from '@/lib/store/companies';
import { allRecords, listedOf, recordsOf, warrantyBearers } from '@/lib/store/dated-devices';
import { getDevice } from '@/lib/store/devices';
import { openEdits } from '@/lib/store/edits';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/open';
import type { StoredDevice, Tally } from '@/lib/store/schema';
import { readSettings, readState } from '@/lib/store/state';
import { countAll, countIn, readTallies } from '@/lib/store/tallies';

export interface MissingWanted {
  readonly clientId?: ClientId | undefined;
  /** The device that was shown last: the next one comes after it, and at the end the first ones again. */
  readonly after?: DeviceId | undefined;
}

export interface NextMissing {
  readonly next?: { readonly deviceId: DeviceId; readonly name: string };
  readonly left: number;
}

/** Beyond so many devices all records are read in chunks, instead of those of each company. */
const MANY = 2_000;

/**
 * The next imported device that could have both dates and lacks one, in the order of the lists: by company, kind and
 * name. A client's devices are looked at alone; over all clients only keys and records are read, no device but the next.
 */
export async function nextMissing(
  db: Database,
  { clientId, after }: MissingWanted,
): Promise<NextMissing> {
  const [companies, shown] = await Promise.all([
    companiesOf(db, clientId),
    after === undefined ? undefined : getDevice(db, after),
  ]);
  const queue = await lackingIn(db, companies);
  const left = queue.reduce((sum, { lacking }) => sum + lacking.size, 0);
  const deviceId = inTurn(queue, shown).find((id) => id !== after);
  const device = deviceId && (await getDevice(db, deviceId));
  return device ? { left, next: { deviceId: device.id, name: device.name } } : { left };
}

interface Queue {
  readonly companyId: CompanyId;
  /** All that could be in it, in order. */
  readonly ids: readonly DeviceId[];
  readonly lacking: ReadonlySet<DeviceId>;
}

/** The lacking devices, those after the one that was shown before those that come earlier. */
function inTurn(queue: readonly Queue[], shown: StoredDevice | undefined): readonly DeviceId[] {
  const ids = queue.flatMap((part) => part.ids);
  const lacks = new Set(queue.flatMap(({ lacking }) => [...lacking]));
  const place = shown ? ids.indexOf(shown.id) + 1 : 0;
  return [...ids.slice(place), ...ids.slice(0, place)].filter((id) => lacks.has(id));
}

interface Counted {
  readonly id: CompanyId;
  readonly imported: number;
  /** Whether devices of it are missing in the RMM. */
  readonly hasGone: boolean;
}

async function companiesOf(
  db: Database,
  clientId: ClientId | undefined,
): Promise<readonly Counted[]> {
  const [companies, tallies, mappings] = await Promise.all([
    listCompanies(db),
    readTallies(db),
    listMappings(db),
  ]);
  const tallyOf = new Map(tallies.map((tally) => [tally.companyId, tally]));
  const clientOf = new Map(mappings.map((mapping) => [mapping.companyId, mapping.clientId]));
  return companies
    .filter(({ id }) => clientId === undefined || clientOf.get(id) === clientId)
    .toSorted((one, other) => collator.compare(one.name, other.name))
    .map(({ id }) => countedOf(id, tallyOf.get(id)))
    .filter(({ imported }) => imported > 0);
}

const countedOf = (id: CompanyId, tally: Tally | undefined): Counted => ({
  id,
  imported: tally ? countIn(tally, ['imported'], deviceKinds) : 0,
  hasGone: tally !== undefined && tally.listed < countAll(tally),
});

async function lackingIn(db: Database, companies: readonly Counted[]): Promise<readonly Queue[]> {
  const { isDated, edited } = await createDating(db);
  const isMany = companies.reduce((sum, { imported }) => sum + imported, 0) > MANY;
  const dated = new Set<DeviceId>();
  const note = (records: readonly LifecycleRecord[]) => {
    for (const record of records) if (isDated(record)) dated.add(record.deviceId);
  };
  note(edited.map(emptyRecord));
  if (isMany) for await (const chunk of allRecords(db)) note(chunk);

  const queue: Queue[] = [];
  for (const { id: companyId, hasGone } of companies) {
    const ids = await warrantyBearers(db, companyId);
    if (!isMany) note(await recordsOf(db, ids));
    const undated = ids.filter((id) => !dated.has(id));
    const lacking = new Set(hasGone ? await listedOf(db, undated) : undated);
    queue.push({ companyId, ids, lacking });
  }
  return queue;
}

interface Dating {
  /** Whether both dates are known; an edit on its way counts as well. */
  readonly isDated: (record: LifecycleRecord) => boolean;
  /** Devices that have such edits, maybe without a record. */
  readonly edited: readonly DeviceId[];
}

async function createDating(db: Database): Promise<Dating> {
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
  return { isDated, edited: edits.map(({ deviceId }) => deviceId) };
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

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
