import { say } from '@/lib/text/say';
import type { Problem } from './failure';
import type { CompanyId, DeviceId, GroupId } from './ids';

export type SyncKind = 'quick' | 'full';
/** Whether somebody asked for it, or it was due. */
export type SyncTrigger = 'person' | 'alarm';
export type SyncPhase =
  | 'companies'
  | 'sites'
  | 'devices'
  /** Devices that no list has named are looked up by their ids. */
  | 'unseen'
  | 'groups'
  | 'hypervisors'
  | 'fields';

export const syncPhaseName = (phase: SyncPhase | 'dates'): string => say(`run.${phase}`);

export interface SyncCounts {
  readonly companies: number;
  readonly sites: number;
  readonly devices: number;
  readonly groups: number;
  readonly hypervisors: number;
  /** Hosts that are devices here although no list of devices names them; absent where none is. */
  readonly unlistedHosts?: number;
  /** Definitions of custom fields. */
  readonly fields: number;
  /** Records that did not look as documented and were put aside. */
  readonly setAside: number;
}

export const noCounts: SyncCounts = {
  companies: 0,
  sites: 0,
  devices: 0,
  groups: 0,
  hypervisors: 0,
  fields: 0,
  setAside: 0,
};

/** What a sync found otherwise than the one before it, in devices. */
export interface SyncChanges {
  readonly appeared: number;
  /** Of these the RMM tells something else than before. */
  readonly changed: number;
  /** They were marked missing. */
  readonly vanished: number;
}

export const noChanges: SyncChanges = { appeared: 0, changed: 0, vanished: 0 };

/** Why a run waits, and how often it has tried since its last step. */
export interface RunDelay {
  readonly tries: number;
  /** How many of these met a fault of ConnectWise. */
  readonly faults: number;
  /** Epoch ms. */
  readonly nextTryAt: number;
  readonly problem: Problem;
}

/** What is asked for one by one. */
export interface ToRead<Id> {
  readonly total: number;
  /** The next one first. */
  readonly left: readonly Id[];
}

/** What of the phase under way was passed over: becomes one line of `skipped` at its end. */
export interface PassedOver {
  readonly count: number;
  /** Of the first few. */
  readonly names: readonly string[];
  readonly message: string;
}

/** What the steps of the phase under way have brought, lately the most. No wait counts, and no time without a worker. */
export interface Pace {
  readonly steps: number;
  readonly ms: number;
  /** Devices, groups or hosts. */
  readonly items: number;
  /** What the progress counts: companies, groups or hosts. */
  readonly parts: number;
}

/** How far a run has come; committed with each page's rows, so that a stopped worker goes on from here. */
export interface SyncRun {
  readonly id: string;
  readonly kind: SyncKind;
  readonly trigger: SyncTrigger;
  /** `mapped`: only the devices of companies that have just been mapped, and what belongs to these. */
  readonly scope: 'all' | 'mapped';
  readonly startedAt: number;
  readonly phase: SyncPhase;
  /** Grows with each commit: a page that was fetched for an earlier step is not written any more. */
  readonly step: number;
  /** Companies whose devices are still to be listed, a request's worth in each; the one under way first. */
  readonly batches: readonly (readonly CompanyId[])[];
  /** How many companies this run lists in all, for the progress. */
  readonly total: number;
  /** How many of them were refused. */
  readonly refused: number;
  /** Where the batch under way goes on; absent at its start. */
  readonly cursor?: string;
  /** Devices of the batch under way that were listed. */
  readonly devicesInBatch: number;
  /** Records of the batch under way that were put aside. */
  readonly setAsideInBatch: number;
  /** Groups whose members are wanted; absent until the groups are listed. */
  readonly groups?: ToRead<GroupId>;
  /** Hosts whose hardware is wanted; absent until the hosts are listed. */
  readonly hosts?: ToRead<DeviceId>;
  /** How many custom fields of our own are defined; absent until they are listed. */
  readonly partnerFields?: number;
  /** Devices that no list has named; absent until they are counted. */
  readonly unseen?: ToRead<DeviceId>;
  /** Records that were put aside in looking them up. */
  readonly setAsideUnseen?: number;
  /** Some of them were left out, for a person has said that they stay. */
  readonly hasLeftOutKept?: true;
  /** They can't be looked up: nothing is said of them. */
  readonly isUnseenUnknown?: true;
  /** Set when nothing is left to ask for: then what was not seen is judged, and the run ends. */
  readonly isRead: boolean;
  readonly counts: SyncCounts;
  readonly changes: SyncChanges;
  /** What could not be read and was passed over, by name. */
  readonly skipped: readonly string[];
  /** What the key's missing optional permissions left out. */
  readonly leftOut: readonly string[];
  readonly passedOver?: PassedOver;
  /** Faults of ConnectWise, each at something else, one after the other: many of them are an outage. */
  readonly faultsInARow: number;
  readonly pace: Pace;
  readonly delay?: RunDelay;
}

/** What surfaces show of the sync. */
export type SyncStatus =
  | { readonly at: 'never' }
  | {
      readonly at: 'running';
      readonly kind: SyncKind;
      readonly phase: SyncPhase;
      readonly done: number;
      /** Absent while it is not known. */
      readonly total?: number;
      readonly counts: SyncCounts;
      /** Devices a minute, or groups, or hosts, in this phase; absent until there is enough to tell by. */
      readonly perMinute?: number;
      /** Until the end of this phase at that rate. */
      readonly remainingMs?: number;
      /** Set while the run waits (network, throttling): why, and until when. */
      readonly waiting?: Problem;
      /** The last run that came to its end. */
      readonly finishedAt?: number;
    }
  | {
      readonly at: 'done';
      readonly finishedAt: number;
      readonly counts: SyncCounts;
      readonly changes: SyncChanges;
      readonly skipped: readonly string[];
      /** What the key's missing optional permissions left out: no fault, and nothing to do by oneself. */
      readonly leftOut: readonly string[];
    }
  | {
      readonly at: 'stopped';
      readonly stoppedAt: number;
      readonly problem: Problem;
      /** The last run that came to its end. */
      readonly finishedAt?: number;
    };

/** Devices that a sync did not see and that are too many to be marked missing without a person's word. */
export interface MissingDoubt {
  readonly unseen: number;
  readonly known: number;
  /** Epoch ms of the sync. */
  readonly at: number;
  /** The companies with most of them. */
  readonly companies: readonly { readonly name: string; readonly unseen: number }[];
}

/** How far the reading of dates has come in this round: it never ends, but each imported device counts once a round. */
export interface DatesProgress {
  readonly read: number;
  readonly total: number;
  /** Devices a minute, lately; absent while nothing is read. */
  readonly perMinute?: number;
  /** Until the end of the round at that rate. */
  readonly remainingMs?: number;
  /** Epoch ms of the stalest reading, once all were read. */
  readonly oldestReadAt?: number;
  /** Set while the reading waits, or cannot go on. */
  readonly problem?: Problem;
}

/** Companies that one request of the device list may name (ConnectWise allows four). */
export const COMPANIES_PER_REQUEST = 4;

/** The run as one that tries again at once. */
export function withoutDelay(run: SyncRun): SyncRun {
  const { delay: _delay, ...rest } = run;
  return rest;
}
