import type { Asio } from '@/lib/asio/asio';
import type { OpenDatabase } from '@/lib/store/database';
import type { Alarms } from './alarms';
import type { Noticeboard } from './noticeboard';

/** The world as the worker's own work needs it. */
export interface EngineDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Asio;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly randomId: () => string;
  /** Ends early when the signal stops it. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Does the work unless somebody holds the lock already, in whichever context; tells whether it did. */
  readonly tryLock: (name: string, work: () => Promise<void>) => Promise<boolean>;
  /** What the browser thinks; that a request gets through is not said with it. */
  readonly isOnline: () => boolean;
  readonly alarms: Alarms;
  readonly board: Noticeboard;
  /** One cheap call of the browser, which counts as a sign of life. */
  readonly heartbeat: () => Promise<void>;
}
