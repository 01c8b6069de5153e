import type { CustomField } from './date-fields';
import type { DeviceId } from './ids';

/** The value of one custom field, as the RMM holds it. */
export interface FieldText {
  readonly name: string;
  readonly text: string;
  readonly origin: CustomField['origin'];
}

/** What only the calls for a single device tell; each is absent where ConnectWise does not. */
export interface DeviceDetails {
  readonly processor?: string;
  readonly memoryBytes?: number;
  readonly lastUser?: string;
  /** Epoch ms. */
  readonly lastUserAt?: number;
  /** Custom fields that hold something, by name. */
  readonly customFields: readonly FieldText[];
}

/** Details as they were last read (epoch ms). */
export interface StoredDetails extends DeviceDetails {
  readonly deviceId: DeviceId;
  readonly readAt: number;
}

/** A host of virtual machines, as ConnectWise's watch over hypervisors knows it. */
export interface Hypervisor {
  /** ConnectWise's word, for example "ESXi" or "VCenter". */
  readonly platform: string;
  readonly address?: string;
  /** Whether ConnectWise can reach it. */
  readonly status?: 'success' | 'fail' | 'in-progress';
}

/** What the details of one device show besides its `DeviceView`. */
export interface DeviceMore extends Partial<DeviceDetails> {
  readonly hostName?: string;
  readonly macAddresses: readonly string[];
  /** What other systems call its company, and the portal's links do. */
  readonly companyIds?: readonly string[];
  /** Names of the groups it is in. */
  readonly groups: readonly string[];
  readonly hypervisor?: Hypervisor;
  /** Epoch ms of the reading; absent while the calls for this device were never made. */
  readonly readAt?: number;
}
