import type { DBSchema } from 'idb';
import type { Activity } from '@/lib/domain/activity';
import type { Client, Company, CompanyMapping, Site } from '@/lib/domain/company';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { Device, Tracking } from '@/lib/domain/device';
import type { Edit } from '@/lib/domain/edit';
import type { Problem } from '@/lib/domain/failure';
import type { ClientId, CompanyId, DeviceId, EditId, SiteId } from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import type { PermissionResult } from '@/lib/domain/permissions';
import type { RegionId } from '@/lib/domain/region';
import type { Settings } from '@/lib/domain/settings';
import type { SyncCounts, SyncRun } from '@/lib/domain/sync-run';

/** A device with the keys under which a page's texts find it (`textKeysOf`). */
export interface StoredDevice extends Device {
  readonly textKeys: readonly string[];
}

/** `open` is 1 while the edit wants something, and absent after: the index `open` holds the outbox and no more. */
export interface StoredEdit extends Edit {
  readonly open?: 1;
}

/** The secret under a key that can be used and not exported. */
export interface StoredConnection {
  readonly clientId: string;
  readonly region: RegionId;
  readonly since: number;
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly encryptedSecret: ArrayBuffer;
  readonly permissions: readonly PermissionResult[];
  readonly problem?: Problem;
}

/** The end of the last run, whole or stopped. */
export interface LastSync {
  readonly finishedAt?: number;
  readonly counts: SyncCounts;
  readonly skipped: readonly string[];
  /** Dates read before this instant are due for another read. */
  readonly datesDueSince: number;
  readonly stopped?: { readonly at: number; readonly problem: Problem };
}

/** Single facts, each under its own key. */
export interface State {
  readonly connection: StoredConnection;
  readonly run: SyncRun;
  readonly lastSync: LastSync;
  readonly fields: FieldChoice;
  readonly settings: Settings;
}

export interface Schema extends DBSchema {
  companies: { key: CompanyId; value: Company };
  sites: { key: SiteId; value: Site; indexes: { company: CompanyId } };
  clients: { key: ClientId; value: Client };
  mappings: { key: CompanyId; value: CompanyMapping };
  devices: {
    key: DeviceId;
    value: StoredDevice;
    indexes: {
      /** Lists and counts of one company. */
      company: [CompanyId, Tracking];
      tracking: Tracking;
      textKeys: string;
      regId: string;
      /** The order of the crawl: least recently read first. */
      fieldsReadAt: [Tracking, number];
    };
  };
  /** Ids that portal pages use for a device besides its own. */
  aliases: { key: string; value: { readonly alias: string; readonly deviceId: DeviceId } };
  lifecycle: { key: DeviceId; value: LifecycleRecord };
  edits: {
    key: EditId;
    value: StoredEdit;
    indexes: { device: DeviceId; save: string; open: number };
  };
  activity: { key: number; value: Omit<Activity, 'number'> };
  state: { key: keyof State; value: State[keyof State] };
}
