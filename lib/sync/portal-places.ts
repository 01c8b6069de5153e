import type { Asio } from '@/lib/asio/asio';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import {
  addressIn,
  isClean,
  placeholdersIn,
  templateOf,
  type PlaceIds,
} from '@/lib/domain/portal-place';
import { isAddedOrigin } from '@/lib/domain/portal-host';
import { isPortalOrigin } from '@/lib/domain/region';
import { putAlias } from '@/lib/store/aliases';
import { getCompany } from '@/lib/store/companies';
import { getDevice } from '@/lib/store/devices';
import type { Database, OpenDatabase } from '@/lib/store/database';
import type { PortalPlace, StoredDevice } from '@/lib/store/schema';
import { changeState, readSettings, readState } from '@/lib/store/state';

const MOST_OF_ORIGIN = 4;
const MOST_ORIGINS = 5;
const NEWS_AFTER_MS = 60 * 60_000;
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const MOST_UUIDS = 16;

interface Seen {
  readonly deviceId: DeviceId;
  /** Of the page that was recognised as the device's by an id. */
  readonly address: string;
  readonly now: number;
}

/** Learns from a device's page where devices are shown, if the address names the device. */
export async function learnPlace(db: Database, { deviceId, address, now }: Seen): Promise<void> {
  const device = await getDevice(db, deviceId);
  if (!device) return;
  const ids = await idsOf(db, device, await aliasIn(db, address, deviceId));
  const template = templateOf(address, ids, await portalCheck(db));
  if (template === undefined) return;
  await changeState(db, 'portalPlaces', (places = []) => {
    const known = places.find((place) => place.template === template);
    if (known && now - known.seenAt < NEWS_AFTER_MS) return undefined;
    return kept([{ template, seenAt: now }, ...places.filter((place) => place !== known)]);
  });
}

/** Newest first; of each origin a few, and those with something unexplained give way first. */
function kept(places: readonly PortalPlace[]): readonly PortalPlace[] {
  const byOrigin = Map.groupBy(places, ({ template }) => originOf(template));
  const few = [...byOrigin.values()]
    .slice(0, MOST_ORIGINS)
    .flatMap((ofOrigin) => bestFirst(ofOrigin).slice(0, MOST_OF_ORIGIN));
  return few.toSorted((a, b) => b.seenAt - a.seenAt);
}

const originOf = (template: string): string => template.split('/', 3).join('/');

const bestFirst = (places: readonly PortalPlace[]): readonly PortalPlace[] =>
  places.toSorted(
    (a, b) => Number(isClean(b.template)) - Number(isClean(a.template)) || b.seenAt - a.seenAt,
  );

async function portalCheck(db: Database): Promise<(origin: string) => boolean> {
  const { portalHosts } = await readSettings(db);
  return (origin) => isPortalOrigin(origin) || isAddedOrigin(origin, portalHosts);
}

interface PlaceDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'otherIds'>;
}

/** Where the portal shows a device; `undefined` while no page has taught it. */
export async function portalAddressOf(
  { openDatabase, asio }: PlaceDeps,
  deviceId: DeviceId,
): Promise<string | undefined> {
  const db = await openDatabase();
  const device = await getDevice(db, deviceId);
  // The portal has no page for what the RMM does not list.
  if (!device || device.missingSince !== undefined) return undefined;
  const ids = await idsOf(db, device);
  const isPortal = await portalCheck(db);
  for (const { template } of bestFirst((await readState(db, 'portalPlaces')) ?? [])) {
    const isByAlias = placeholdersIn(template).includes('alias');
    const alias = isByAlias ? await otherIdOf(db, asio, deviceId) : undefined;
    const address = addressIn(template, { ...ids, alias }, isPortal);
    if (address !== undefined && isPortal(originOf(address))) return address;
  }
  return undefined;
}

export interface OpeningDeps extends PlaceDeps {
  readonly openPage: (page: `/workspace.html${string}`) => Promise<void>;
  /** In that tab, or in a new one. */
  readonly openPortalPage: (address: string, tabId: number | undefined) => Promise<void>;
}

/** Shows a device where a technician works on it: in the portal where its address is known, else in the workspace. */
export async function openDevice(
  deps: OpeningDeps,
  deviceId: DeviceId,
  tabId?: number,
): Promise<{ readonly in: 'portal' | 'workspace' }> {
  const address = await portalAddressOf(deps, deviceId);
  if (address === undefined) {
    await deps.openPage(`/workspace.html#device/${encodeURIComponent(deviceId)}?portal=unknown`);
    return { in: 'workspace' };
  }
  await deps.openPortalPage(address, tabId);
  return { in: 'portal' };
}

async function idsOf(
  db: Database,
  { id, regId, name, companyId, siteId }: StoredDevice,
  alias?: string,
): Promise<PlaceIds> {
  const company = await getCompany(db, companyId);
  const external = company?.externalIds ?? [];
  return { device: id, alias, regId, name, company: companyId, site: siteId, external };
}

async function aliasIn(
  db: Database,
  address: string,
  deviceId: DeviceId,
): Promise<string | undefined> {
  const uuids = (address.match(UUID) ?? []).slice(0, MOST_UUIDS).map((id) => id.toLowerCase());
  const aliases = await Promise.all([...new Set(uuids)].map((id) => db.get('aliases', id)));
  return aliases.find((alias) => alias?.deviceId === deviceId)?.alias;
}

/** The portal may show devices under another id than the API's; only ConnectWise knows which. */
async function otherIdOf(
  db: Database,
  asio: PlaceDeps['asio'],
  deviceId: DeviceId,
): Promise<string | undefined> {
  const { signal } = new AbortController();
  try {
    const alias = (await asio.otherIds([deviceId], { signal, priority: 'interactive' })).get(
      deviceId,
    );
    if (alias !== undefined) await putAlias(db, alias, deviceId);
    return alias;
  } catch (cause) {
    // Then another address, or the workspace, has to do.
    if (cause instanceof Failure) return undefined;
    throw cause;
  }
}
