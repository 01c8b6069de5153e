import type { ImportRules } from './automatic-import';
import type { TextDates } from './rmm-date';
import type { ClientId } from './ids';
import { defaultPolicy, type ClientPolicy, type ExpiryWindow, type MaximumAges } from './policy';

export const resyncIntervals = [0, 15, 30, 60, 120, 240, 720, 1_440] as const;
export type ResyncInterval = (typeof resyncIntervals)[number];

/** Requests a minute, where ConnectWise tells no limit of its own. */
export const MOST_REQUESTS = 80;

/** What a person may set; the same in every context. */
export interface Settings {
  readonly importNewAutomatically: boolean;
  /** What automatic import does with kinds of devices, where that is not the default. */
  readonly importRules: ImportRules;
  readonly expiringWithinDays: ExpiryWindow;
  /** Years, for kinds whose maximum age is another than the default one. */
  readonly maximumAgeYears: MaximumAges;
  /** What is decided otherwise for single clients. */
  readonly clientPolicies: { readonly [Client in ClientId]?: ClientPolicy };
  /** `iso`: yyyy-mm-dd; `browser`: the browser's own format. */
  readonly dateDisplay: 'iso' | 'browser';
  /** Stands beside the edits made in this browser. */
  readonly technicianName: string;
  /** Minutes between automatic resyncs; 0: none. */
  readonly resyncEveryMinutes: ResyncInterval;
  /** 1 to `MOST_REQUESTS`: a key that other tools use too may be left more room. */
  readonly requestsAMinute: number;
  /** Host names of portal pages that are not known by themselves. */
  readonly portalHosts: readonly string[];
  /** How a text such as 3/4/2025 is read: not at all, or as one of two orders. */
  readonly textDates: TextDates;
  /** `sources`: the RMM's date before a vendor's; `longest`: the earliest purchase date and the latest expiry of all. */
  readonly resolution: 'sources' | 'longest';
}

export const defaultSettings: Settings = {
  importNewAutomatically: false,
  importRules: {},
  expiringWithinDays: defaultPolicy.expiringWithinDays,
  maximumAgeYears: {},
  clientPolicies: {},
  dateDisplay: 'iso',
  technicianName: '',
  resyncEveryMinutes: 60,
  requestsAMinute: MOST_REQUESTS,
  portalHosts: [],
  textDates: 'none',
  resolution: 'sources',
};
