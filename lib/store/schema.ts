import type { DBSchema } from 'idb';
import type { Activity } from '@/lib/domain/activity';
import type { BulkChange, BulkPreviewRow } from '@/lib/domain/bulk';
import type { Client, Company, CompanyMapping, Site } from '@/lib/domain/company';
import type { CustomField, FieldChoice } from '@/lib/domain/date-fields';
import type { DeviceKind } from '@/lib/domain/device';
import type { StoredDetails } from '@/lib/domain/device-details';
import type { DockPlace } from '@/lib/domain/dock-place';
import type { DeviceGroup } from '@/lib/domain/device-group';
import type { Standing } from '@/lib/domain/device-view';
import type { Edit } from '@/lib/domain/edit';
import type { Problem } from '@/lib/domain/failure';
import type { FleetMemory } from '@/lib/domain/fleet-view';
import type {
  ClientId,
  CompanyId,
  DeviceId,
  EditId,
  FieldId,
  GroupId,
  SiteId,
} from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import type { NotedError } from '@/lib/domain/noted-error';
import type { ReadingPace } from '@/lib/domain/reading-pace';
import type { PermissionResult } from '@/lib/domain/permissions';
import type { RegionId } from '@/lib/domain/region';
import type { Settings } from '@/lib/domain/settings';
import type { SyncChanges, SyncCounts, SyncRun } from '@/lib/domain/sync-run';
import type { TaughtPage } from '@/lib/domain/taught-page';
import type { Roster, StoredDevice, Tally } from './device-records';
import type { ReviewVisit, StoredUndo } from './portfolio-facts';
import type { StoredDoubt } from './stored-doubt';

export type { Roster, RosterRow, StoredDevice, Tally } from './device-records';

/** A company with what its list of devices was last known to be. */
export interface StoredCompany extends Company {
  /** Its names as a page's texts find them (`nameKeyOf`). */
  readonly nameKeys: readonly string[];
  /** The last run that came to the end of its devices; absent while they are not all stored. */
  readonly listedInRun?: string;
  /** Records put aside in that list: as many devices may be missing only because they could not be read. */
  readonly listedSetAside?: number;
  /** A person has said that it has no client and wants none. */
  readonly isLeftOut?: true;
}

export interface StoredSite extends Site {
  readonly nameKey: string;
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
  readonly changes: SyncChanges;
  readonly skipped: readonly string[];
  readonly leftOut: readonly string[];
  /** Dates read before this instant are due for another read. */
  readonly datesDueSince: number;
  readonly stopped?: { readonly at: number; readonly problem: Problem };
}

/** A group with its members as they were last read. */
export interface StoredGroup extends DeviceGroup {
  /** Epoch ms; 0 while they never were read as the group is defined now. */
  readonly membersReadAt: number;
  /** How many of them are stored here. */
  readonly members: number;
  /** The RMM has it no longer; its members are still to be told. */
  readonly isGone?: true;
}

/** One device of a bulk edit; `saveId` once its dates went to the outbox. */
export interface BulkItem extends Omit<BulkPreviewRow, 'questions'> {
  readonly saveId?: string;
  /** Why its dates could not even be saved here. */
  readonly problem?: Problem;
  /** The save that this one takes back. */
  readonly undoOf?: string;
}

/** Dates of many devices, changed by one act; the outbox takes them a few at a time. */
export interface StoredBulk {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  readonly change?: BulkChange;
  readonly undoOf?: string;
  readonly state: 'running' | 'paused' | 'cancelled' | 'done';
  /** 1 while it runs, and absent otherwise: the index `running` holds what the worker goes on with. */
  readonly running?: 1;
  readonly items: readonly BulkItem[];
}

/** The address of a device's page in the portal, with `{…}` where its ids stand; learned from pages that were seen. */
export interface PortalPlace {
  readonly template: string;
  /** Epoch ms. */
  readonly seenAt: number;
}

export interface DeviceAlias {
  readonly alias: string;
  readonly deviceId: DeviceId;
}

/** Why the reading of dates in the background rests. */
export interface CrawlDelay {
  readonly problem: Problem;
  /** Epoch ms; absent when only a person can change it. */
  readonly nextTryAt?: number;
}

/** How many imported devices were read at `since` (epoch ms) or later; absent while it has to be counted. */
export interface DatesRead {
  readonly since: number;
  readonly read: number;
}

/** Single facts, each under its own key. */
export interface State {
  readonly connection: StoredConnection;
  readonly run: SyncRun;
  readonly lastSync: LastSync;
  readonly crawlDelay: CrawlDelay;
  /** What the last device met whose dates could not be read, while there is such a device. */
  readonly unreadProblem: Problem;
  /** Devices that met what may have been an outage: the next crawl begins with others. */
  readonly passedOver: readonly DeviceId[];
  readonly datesRead: DatesRead;
  /** Devices whose dates were read lately; absent while none is due. */
  readonly datesPace: ReadingPace;
  readonly fields: FieldChoice;
  readonly settings: Settings;
  readonly fleet: FleetMemory;
  readonly missingDoubt: StoredDoubt;
  /** Epoch ms of the next automatic resync. */
  readonly nextSyncAt: number;
  /** Epoch ms of the last page that brought new devices: groups read before it may have more members. */
  readonly devicesAppearedAt: number;
  readonly mappingUndo: StoredUndo;
  readonly reviewVisit: ReviewVisit;
  /** Serial numbers (as keys) of which a person has said that their devices are different ones. */
  readonly keptTwins: readonly string[];
  readonly portalPlaces: readonly PortalPlace[];
  readonly errors: readonly NotedError[];
  readonly taughtPages: readonly TaughtPage[];
  /** By host, the newest first. */
  readonly docks: readonly { readonly host: string; readonly place: DockPlace }[];
}

export interface Schema extends DBSchema {
  companies: {
    key: CompanyId;
    value: StoredCompany;
    indexes: { nameKeys: string; externalIds: string };
  };
  sites: { key: SiteId; value: StoredSite; indexes: { company: CompanyId; nameKey: string } };
  clients: { key: ClientId; value: Client };
  mappings: { key: CompanyId; value: CompanyMapping };
  devices: {
    key: DeviceId;
    value: StoredDevice;
    indexes: {
      /** Lists of one company, in the order in which they are shown. */
      company: [CompanyId, Standing, DeviceKind, string];
      /** Lists of all companies, by name. */
      name: [Standing, string];
      /** Only imported devices, least recently read first. */
      crawlAt: number;
      /** Only imported devices that could not be read. */
      triedAt: number;
      textKeys: string;
      regId: string;
      /** Only devices that were ever looked at. */
      viewedAt: number;
      groups: GroupId;
    };
  };
  tallies: { key: CompanyId; value: Tally };
  rosters: { key: CompanyId; value: Roster };
  /** Ids that portal pages use for a device besides its own. */
  aliases: { key: string; value: DeviceAlias };
  lifecycle: { key: DeviceId; value: LifecycleRecord };
  edits: {
    key: EditId;
    value: StoredEdit;
    indexes: {
      device: DeviceId;
      save: string;
      open: number;
      madeAt: number;
      /** Only edits that are part of a bulk edit. */
      bulk: string;
    };
  };
  activity: {
    key: number;
    value: Omit<Activity, 'number'>;
    indexes: {
      /** Only lines about one device. */
      device: DeviceId;
      /** Only what a person did, by the name that stood there. */
      by: string;
      kind: string;
    };
  };
  groups: { key: GroupId; value: StoredGroup };
  fieldDefinitions: { key: FieldId; value: CustomField };
  details: { key: DeviceId; value: StoredDetails };
  bulks: {
    key: string;
    value: StoredBulk;
    indexes: { at: number; running: number; state: StoredBulk['state'] };
  };
  state: { key: keyof State; value: State[keyof State] };
}
