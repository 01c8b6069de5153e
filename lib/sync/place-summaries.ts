import { hasWarranty, type DeviceKind } from '@/lib/domain/device';
import type { Edit } from '@/lib/domain/edit';
import type { CompanyId, DeviceId, SiteId } from '@/lib/domain/ids';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import { policyOf, type Policy } from '@/lib/domain/policy';
import type { Place, PlaceCounts } from '@/lib/domain/row-place';
import { warrantyOf } from '@/lib/domain/status';
import { recordsOf } from '@/lib/store/dated-devices';
import { inOrder } from '@/lib/store/edits';
import type { Database, OpenDatabase } from '@/lib/store/database';
import {
  clientsOf,
  devicesAmong,
  importedOf,
  readCountingRules,
  type CountingRules,
} from '@/lib/store/place-records';
import type { StoredDevice } from '@/lib/store/schema';
import { dateViewOf } from './device-views';

/** Counts the devices of companies and sites by the state of their warranties. */
export interface PlaceSummaries {
  readonly of: (places: readonly Place[], today: IsoDate) => Promise<readonly PlaceCounts[]>;
  /** What is told of these devices may be otherwise by now. */
  readonly forget: (ids: readonly DeviceId[] | 'all') => void;
}

/** As much of a device as is counted. */
interface Counted {
  readonly kind: DeviceKind;
  readonly siteId: SiteId | undefined;
  readonly warrantyExpiry: IsoDate | undefined;
}

interface Kept {
  readonly at: number;
  readonly devices: Promise<Map<DeviceId, Counted>>;
}

/** What nothing tells of, for example a change that another worker has made, shows after so long. */
const KEPT_MS = 5 * 60_000;
/** With more changes than these, all is counted anew. */
const MOST_CHANGED = 1_000;

interface Deps {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
}

/**
 * A list of companies asks for all of them at once: the devices of each are read once, by the company's own index, and
 * kept in the smallest form. Of what changes later only the changed devices are looked at.
 */
export const createPlaceSummaries = (deps: Deps): PlaceSummaries => new Summaries(deps);

class Summaries implements PlaceSummaries {
  readonly #deps: Deps;
  readonly #kept = new Map<CompanyId, Kept>();
  readonly #changed = new Set<DeviceId>();
  #catchingUp: Promise<void> | undefined;
  /** Grows with each news: edits that were read before it may not be all. */
  #news = 0;
  /** What else decides the dates that are kept. */
  #rule = '';

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  forget = (ids: readonly DeviceId[] | 'all'): void => {
    this.#news += 1;
    if (ids !== 'all') for (const id of ids) this.#changed.add(id);
    if (ids !== 'all' && this.#changed.size <= MOST_CHANGED) return;
    this.#kept.clear();
    this.#changed.clear();
  };

  of = async (places: readonly Place[], today: IsoDate): Promise<readonly PlaceCounts[]> => {
    if (places.length === 0) return [];
    const db = await this.#deps.openDatabase();
    await this.#catchUp(db);
    const readAt = this.#news;
    const rules = await readCountingRules(db);
    this.#takeRule(rules);
    const clients = await clientsOf(db, [...new Set(places.map(({ companyId }) => companyId))]);
    const counts: PlaceCounts[] = [];
    // One company after the other leaves the store free for others in between.
    for (const place of places) {
      const devices = await this.#devicesOf(db, place.companyId, { rules, readAt });
      const policy = policyOf(rules.settings, clients.get(place.companyId));
      counts.push(countsOf(devices, place, { policy, today }));
    }
    return counts;
  };

  #takeRule({ fields, settings: { textDates, resolution } }: CountingRules): void {
    const rule = JSON.stringify([fields, textDates, resolution]);
    if (rule !== this.#rule) this.forget('all');
    this.#rule = rule;
  }

  /** Everybody who asks meanwhile waits for it, and then for what has changed since. */
  async #catchUp(db: Database): Promise<void> {
    while (this.#catchingUp || this.#changed.size > 0) {
      this.#catchingUp ??= this.#takeChanges(db).finally(() => (this.#catchingUp = undefined));
      await this.#catchingUp;
    }
  }

  async #takeChanges(db: Database): Promise<void> {
    const ids = [...this.#changed];
    this.#changed.clear();
    try {
      if (this.#kept.size > 0) await this.#count(ids, db);
    } catch (cause) {
      for (const id of ids) this.#changed.add(id);
      throw cause;
    }
  }

  /** Takes the changed devices out of every company, and puts each into the one that it belongs to now. */
  async #count(ids: readonly DeviceId[], db: Database): Promise<void> {
    const [rules, rows] = [await readCountingRules(db), await devicesAmong(db, ids)];
    const counted = await countedAmong(db, rows, rules);
    const companyOf = new Map(rows.map(({ id, companyId }) => [id, companyId]));
    for (const [companyId, { devices }] of this.#kept) {
      // A company that could not be read is not kept.
      const known = await devices.catch(() => new Map<DeviceId, Counted>());
      for (const id of ids) {
        const one = companyOf.get(id) === companyId ? counted.get(id) : undefined;
        if (one) known.set(id, one);
        else known.delete(id);
      }
    }
  }

  #devicesOf(
    db: Database,
    companyId: CompanyId,
    { rules, readAt }: { readonly rules: CountingRules; readonly readAt: number },
  ): Promise<ReadonlyMap<DeviceId, Counted>> {
    const { now } = this.#deps;
    const known = this.#kept.get(companyId);
    const age = now() - (known?.at ?? -Infinity);
    if (known && age >= 0 && age < KEPT_MS) return known.devices;
    const devices = Promise.all([
      importedOf(db, companyId),
      readAt === this.#news ? rules : readCountingRules(db),
    ]).then(([rows, current]) => countedAmong(db, rows, current));
    this.#kept.set(companyId, { at: now(), devices });
    // Whoever waits for it hears of the failure; the next one tries again.
    devices.catch(() => this.#kept.delete(companyId));
    return devices;
  }
}

function countsOf(
  devices: ReadonlyMap<DeviceId, Counted>,
  { siteId }: Place,
  { policy, today }: { readonly policy: Policy; readonly today: IsoDate },
): PlaceCounts {
  let expired = 0;
  let expiring = 0;
  for (const device of devices.values()) {
    if (siteId !== undefined && device.siteId !== siteId) continue;
    const { state } = warrantyOf(device, policy, today);
    if (state === 'expired') expired += 1;
    if (state === 'expiring') expiring += 1;
  }
  return { expired, expiring };
}

/** Those that are imported and can have a warranty: the fleet shows the same, also what the RMM lists no longer. */
async function countedAmong(
  db: Database,
  rows: readonly StoredDevice[],
  { edits, fields, settings }: CountingRules,
): Promise<Map<DeviceId, Counted>> {
  const wanted = rows.filter(({ standing, kind }) => standing === 'imported' && hasWarranty(kind));
  const records = new Map<DeviceId, LifecycleRecord>();
  for await (const some of recordsOf(
    db,
    wanted.map(({ id }) => id),
  )) {
    for (const record of some) records.set(record.deviceId, record);
  }
  const editsOf: ReadonlyMap<DeviceId, readonly Edit[]> = Map.groupBy(
    inOrder(edits),
    ({ deviceId }) => deviceId,
  );
  return new Map(
    wanted.map(({ id, kind, siteId }) => {
      const open = editsOf.get(id) ?? [];
      const { date } = dateViewOf('warrantyExpiry', id, open, { records, fields, settings });
      return [id, { kind, siteId, warrantyExpiry: date }];
    }),
  );
}
