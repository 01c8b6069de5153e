import type { Device, DeviceKind } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import type { CompanyId, DeviceId, SiteId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';

/** A device with what its indexes need, kept in step with it. */
export interface StoredDevice extends Device {
  /** Its tracking, unless its company is not mapped. */
  readonly standing: Standing;
  /** When the crawl last came to it, but only while it is imported: the order in which the crawl reads. */
  readonly crawlAt?: number;
  /** Epoch ms of the last try to read its fields, while that failed; only while it is imported. */
  readonly triedAt?: number;
  /** What the list of devices says it is, while it is a host; absent where that list does not name the host. */
  readonly listedKind?: DeviceKind;
  /** Epoch ms of the last call for the hardware of a host. */
  readonly hostReadAt?: number;
  /** Epoch ms of its first listing; absent where that was not kept. */
  readonly appearedAt?: number;
  /** Why it is ignored, where that was said. */
  readonly ignoredWhy?: IgnoredWhy;
  readonly nameKey: string;
  /** The keys under which a page's texts find it (`textKeysOf`). */
  readonly textKeys: readonly string[];
}

/** Numbers of a company's devices, kept in step with them: counting by an index takes the longer the more there are. */
export interface Tally {
  readonly companyId: CompanyId;
  /** Under `tallyKey` of standing and kind; none where it is absent. */
  readonly devices: Readonly<Record<string, number>>;
  /** Devices that are not missing. */
  readonly listed: number;
  /** How many of these the last run to list the company has seen. */
  readonly seen: { readonly runId: string; readonly count: number };
}

/** What lists ask of a device, and no more. */
export interface RosterRow {
  readonly id: DeviceId;
  readonly standing: Standing;
  readonly kind: DeviceKind;
  readonly nameKey: string;
  /** Everything it is found by, as keys, a line each. */
  readonly text: string;
  readonly siteId?: SiteId;
  readonly maker?: string;
  readonly serialKey?: string;
  readonly appearedAt?: number;
  readonly isMissing?: true;
}

/**
 * The devices of one company as lists see them, in one record: to look through all devices is to read one record a
 * company. Kept in step with the devices.
 */
export interface Roster {
  readonly companyId: CompanyId;
  readonly rows: readonly RosterRow[];
}
