import { say } from '@/lib/text/say';
import type { Hypervisor } from './device-details';
import type { CompanyId, DeviceId, GroupId, SiteId } from './ids';

export type DeviceKind =
  | 'desktop'
  | 'laptop'
  | 'server'
  | 'virtual-machine'
  | 'hypervisor-host'
  | 'network-device'
  | 'cloud'
  | 'mobile';

export const deviceKinds: readonly DeviceKind[] = [
  'desktop',
  'laptop',
  'server',
  'virtual-machine',
  'hypervisor-host',
  'network-device',
  'cloud',
  'mobile',
];

export const deviceKindName = (kind: DeviceKind): string => say(`deviceKind.${kind}`);

/** Virtual machines and cloud instances are never bought, so they carry no warranty. */
export const hasWarranty = (kind: DeviceKind): boolean =>
  kind !== 'virtual-machine' && kind !== 'cloud';

export interface OperatingSystem {
  readonly name: string;
  readonly build?: string;
}

/** What the RMM says of an endpoint; every pass of the sync replaces it whole. */
export interface DeviceFacts {
  readonly id: DeviceId;
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
  /** The name people use (friendly name, else host name). */
  readonly name: string;
  readonly hostName?: string;
  readonly kind: DeviceKind;
  readonly maker?: string;
  readonly model?: string;
  /** A serial number that identifies; placeholders of makers are left out. */
  readonly serialNumber?: string;
  readonly operatingSystem?: OperatingSystem;
  readonly addresses: readonly string[];
  readonly macAddresses: readonly string[];
  /** Epoch ms of the earliest trace of the device in the RMM (agent or record), a floor for its age. */
  readonly firstSeenAt?: number;
  /** Numeric id that legacy portal pages use. */
  readonly regId?: string;
}

/** `staged` waits for review, `imported` is tracked, `ignored` was put aside. */
export type Tracking = 'staged' | 'imported' | 'ignored';

/** Our record of an endpoint. */
export interface Device extends DeviceFacts {
  readonly tracking: Tracking;
  /** Id of the last sync run that saw the device; absent while it is missing. */
  readonly seenInRun?: string;
  /** Set while the RMM no longer lists the device: epoch ms of the pass that missed it. */
  readonly missingSince?: number;
  /** Epoch ms; 0 until the custom fields were read for the first time. */
  readonly fieldsReadAt: number;
  /** Groups it was last listed in. */
  readonly groupIds: readonly GroupId[];
  /** Set while it is watched as a host of virtual machines; its kind is `hypervisor-host` then. */
  readonly hypervisor?: Hypervisor;
  /** Epoch ms of the last look at the device's page. */
  readonly viewedAt?: number;
}
