import { defaultPolicy, type ExpiryWindow } from './policy';

/** What a person may set; the same in every context. */
export interface Settings {
  readonly importNewAutomatically: boolean;
  readonly expiringWithinDays: ExpiryWindow;
  /** `iso`: yyyy-mm-dd; `browser`: the browser's own format. */
  readonly dateDisplay: 'iso' | 'browser';
  /** Stands beside the edits made in this browser. */
  readonly technicianName: string;
}

export const defaultSettings: Settings = {
  importNewAutomatically: false,
  expiringWithinDays: defaultPolicy.expiringWithinDays,
  dateDisplay: 'iso',
  technicianName: '',
};
