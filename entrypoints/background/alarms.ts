import { browser } from 'wxt/browser';
import { patiently } from './patient-call';

export const alarmNames = ['sync', 'outbox', 'bulk', 'resync', 'network'] as const;
export type AlarmName = (typeof alarmNames)[number];

export const isAlarmName = (name: string): name is AlarmName =>
  alarmNames.some((known) => known === name);

/** What wakes a worker that the browser has stopped. */
export interface Alarms {
  /** As often as browsers allow: goes on ringing while work is under way. */
  readonly watch: (name: AlarmName) => Promise<void>;
  /** Once, at this instant (epoch ms). */
  readonly at: (name: AlarmName, when: number) => Promise<void>;
  readonly clear: (name: AlarmName) => Promise<void>;
}

const WATCH_MINUTES = 0.5;

export const alarms: Alarms = {
  watch: async (name) => {
    await patiently(() => browser.alarms.create(name, { periodInMinutes: WATCH_MINUTES }));
  },
  at: async (name, when) => {
    await patiently(() => browser.alarms.create(name, { when }));
  },
  clear: async (name) => {
    await patiently(() => browser.alarms.clear(name));
  },
};
