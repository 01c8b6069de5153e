import type { DeviceFacts } from '@/lib/domain/device';
import type { Choice, DeviceView } from '@/lib/domain/device-view';
import {
  recognise,
  type Evidence,
  type Recognition,
  type RowEvidence,
} from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { listCompanies } from '@/lib/store/companies';
import { readEvidenceRecords, type EvidenceRecords } from '@/lib/store/evidence-records';
import type { Database, OpenDatabase } from '@/lib/store/database';
import type { StoredCompany, StoredDevice } from '@/lib/store/schema';
import type { IdAsker } from './ask-about-ids';
import { deviceView, deviceViews } from './device-views';
import { choiceOf, mayBeTold, type OpenChoice } from './device-choice';
import { placeOf, type NamedPlace } from './recognise-places';
import { candidatesOf, contextOf, contextOfRow, keysOf, type Context } from './row-context';
import { devicesByIdAlone } from './rows-by-id';

export interface RecogniserDeps {
  readonly openDatabase: OpenDatabase;
  readonly idAsker: IdAsker;
  readonly now: () => number;
}

/** The one device that a page is about. */
export type PageRecognition =
  | { readonly is: 'device'; readonly device: DeviceView; readonly by: Recognition }
  | ({ readonly is: 'ambiguous' } & Choice)
  | { readonly is: 'unknown' };

type Named =
  | { readonly is: 'device'; readonly device: StoredDevice; readonly by: Recognition }
  | ({ readonly is: 'ambiguous' } & OpenChoice)
  | { readonly is: 'unknown' };

/** `chosen`: the person's word; it counts only where the evidence leaves a choice, and only for one of its devices. */
export interface SeenPage {
  readonly evidence: Evidence;
  readonly chosen?: DeviceId;
}

/** Evidence must be parsed and capped (`EVIDENCE_LIMITS`) before. Asks ConnectWise about ids only when the store knows no device. */
export async function recognisePage(
  deps: RecogniserDeps,
  seen: SeenPage,
  signal: AbortSignal,
): Promise<PageRecognition> {
  const db = await deps.openDatabase();
  const [alone] = await devicesByIdAlone(db, [seen.evidence]);
  if (!alone) return recogniseByAll(deps, seen, signal);
  const by = seen.evidence.ids.length > 0 ? 'id' : 'reg-id';
  return answer(db, { device: alone, by }, deps.now());
}

/** By everything that the page says, where no id alone tells of its device. */
async function recogniseByAll(
  { openDatabase, idAsker, now }: RecogniserDeps,
  { evidence: page, chosen }: SeenPage,
  signal: AbortSignal,
): Promise<PageRecognition> {
  const db = await openDatabase();
  const [records, isListed] = await Promise.all([
    readEvidenceRecords(db, keysOf([page])),
    listedCompanies(db),
  ]);
  const context = contextOf(page, records);
  const named = nameDevice(page, context, records, isListed);
  if (named.is === 'device' && isSure(named, page, records)) return answer(db, named, now());

  const unknown = page.ids.filter((id) => !isKnown(id, records));
  const asked = unknown.length > 0 ? await idAsker.ask(unknown, signal) : [];
  const [only] = asked;
  if (only && asked.length === 1) return answer(db, { device: only, by: 'id' }, now());
  if (named.is === 'device') return answer(db, named, now());
  const open = asked.length > 1 ? { devices: asked, isByText: false } : openBetween(named);
  const choice = mayBeTold(open, page, context) ? open : NO_CHOICE;
  const device = choice.devices.find(({ id }) => id === chosen);
  return device ? answer(db, { device, by: 'choice' }, now()) : choiceIn(db, choice, page, now());
}

const NO_CHOICE: OpenChoice = { devices: [], isByText: false };

const openBetween = (named: Named): OpenChoice => (named.is === 'ambiguous' ? named : NO_CHOICE);

async function choiceIn(...given: Parameters<typeof choiceOf>): Promise<PageRecognition> {
  const choice = await choiceOf(...given);
  return choice ? { is: 'ambiguous', ...choice } : { is: 'unknown' };
}

/** One for each row, in order. */
export interface RowsRecognition {
  /** The imported device that the row names for sure. */
  readonly devices: readonly (DeviceView | null)[];
  /** The company or site that the row stands for. */
  readonly places: readonly (NamedPlace | null)[];
}

/** What the page says of the company counts for all rows. */
export async function recogniseRows(
  { openDatabase, now }: Omit<RecogniserDeps, 'idAsker'>,
  { rows, page }: { readonly rows: readonly RowEvidence[]; readonly page: Evidence },
): Promise<RowsRecognition> {
  const db = await openDatabase();
  const byId = await devicesByIdAlone(db, rows);
  const others = rows.filter((_, index) => byId[index] === undefined);
  const read = await readOtherRows(db, others, page);
  const named = rows.map((row, index): ReadRow => {
    const device = byId[index];
    return device ? { device, place: undefined } : (read.get(row) ?? NAMELESS);
  });
  const found = named.map(({ device }) => (device?.standing === 'imported' ? device : undefined));
  const distinct = [...new Set(found.flatMap((device) => device ?? []))];
  const views = await deviceViews(db, distinct, now());
  const viewOf = new Map(views.flatMap((view) => (view ? [[view.id, view] as const] : [])));
  return {
    devices: found.map((device) => (device && viewOf.get(device.id)) ?? null),
    places: named.map(({ place }) => place ?? null),
  };
}

interface ReadRow {
  readonly device: StoredDevice | undefined;
  readonly place: NamedPlace | undefined;
}

const NAMELESS: ReadRow = { device: undefined, place: undefined };

/** Rows that no id alone tells of: by everything that they and the page say. */
async function readOtherRows(
  db: Database,
  rows: readonly RowEvidence[],
  page: Evidence,
): Promise<ReadonlyMap<RowEvidence, ReadRow>> {
  if (rows.length === 0) return new Map();
  const [records, isListed] = await Promise.all([
    readEvidenceRecords(db, keysOf([...rows, page])),
    listedCompanies(db),
  ]);
  const pageContext = contextOf(page, records);
  return new Map(
    rows.map((row) => {
      const context = contextOfRow(row, records, pageContext);
      const named = nameDevice(row, context, records, isListed);
      const isNamed = named.is === 'device' && isSure(named, row, records);
      const device = isNamed ? named.device : undefined;
      return [row, { device, place: placeOf(row, context, records) }];
    }),
  );
}

/**
 * An id that stands before the one that was recognised may be a device that is not stored here, and the known one only
 * mentioned (a guest's host): then the device's own name or serial number has to be shown as well.
 */
function isSure(
  { device, by }: { readonly device: StoredDevice; readonly by: Recognition },
  evidence: Evidence,
  { devicesById, companiesById, sitesById }: EvidenceRecords,
): boolean {
  if (by !== 'id') return true;
  const first = evidence.ids.find((id) => !companiesById.has(id) && !sitesById.has(id));
  const isFirst = first !== undefined && devicesById.get(first)?.some(({ id }) => id === device.id);
  const { textKeys } = keysOf([evidence]);
  return isFirst === true || device.textKeys.some((key) => textKeys.has(key));
}

type IsListed = Parameters<typeof candidatesOf>[3];

/** Of which companies all devices are stored: mapped ones whose list was once read to its end. */
async function listedCompanies(db: Database): Promise<IsListed> {
  const companies = await listCompanies(db);
  const present = companies.filter(({ missingSince }) => missingSince === undefined);
  const listed = new Set(companies.filter(isListed).map(({ id }) => id));
  return {
    company: (id: CompanyId) => listed.has(id),
    all: present.length > 0 && present.every(({ id }) => listed.has(id)),
  };
}

const isListed = ({ listedInRun }: StoredCompany): boolean => listedInRun !== undefined;

function nameDevice(
  evidence: RowEvidence,
  context: Context,
  records: EvidenceRecords,
  isListedBy: IsListed,
): Named {
  const candidates = candidatesOf(evidence, context, records, isListedBy);
  const verdict = recognise(evidence, candidates);
  if (verdict.is === 'unknown') return verdict;
  if (verdict.is === 'ambiguous') {
    return {
      is: 'ambiguous',
      isByText: candidates.byId.length === 0 && candidates.byRegId.length === 0,
      devices: verdict.deviceIds.flatMap((id) => candidates.devices.get(id) ?? []),
    };
  }
  const device = candidates.devices.get(verdict.deviceId);
  return device ? { is: 'device', device, by: verdict.by } : { is: 'unknown' };
}

const isKnown = (id: string, { devicesById, companiesById, sitesById }: EvidenceRecords): boolean =>
  devicesById.has(id) || companiesById.has(id) || sitesById.has(id);

async function answer(
  db: Database,
  { device: found, by }: { readonly device: StoredDevice | DeviceFacts; readonly by: Recognition },
  now: number,
): Promise<PageRecognition> {
  const device = await deviceView(db, found, now);
  return device ? { is: 'device', device, by } : { is: 'unknown' };
}
