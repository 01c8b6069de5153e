import type { DeviceKind } from './device';

export const expiryWindows = [30, 60, 90, 120, 180, 365] as const;
export type ExpiryWindow = (typeof expiryWindows)[number];

/** The rules by which a device's status is told. */
export interface Policy {
  /** Days before the end in which a warranty counts as expiring, and a replacement as due soon. */
  readonly expiringWithinDays: ExpiryWindow;
  /** Years after which a device of this kind should be replaced; `undefined` for kinds that do not age. */
  readonly maximumAgeYears: Readonly<Record<DeviceKind, number | undefined>>;
}

export const defaultPolicy: Policy = {
  expiringWithinDays: 90,
  maximumAgeYears: {
    desktop: 4,
    laptop: 4,
    server: 7,
    'hypervisor-host': 7,
    'network-device': 7,
    mobile: 4,
    'virtual-machine': undefined,
    cloud: undefined,
  },
};
