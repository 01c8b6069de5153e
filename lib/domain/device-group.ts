import type { GroupId } from './ids';

/** A group of devices, as ConnectWise defines it. */
export interface DeviceGroup {
  readonly id: GroupId;
  readonly name: string;
  /** Whether ConnectWise decides by rules who is in it, so that its members change by themselves. */
  readonly isDynamic: boolean;
  /** Epoch ms of the last change of its definition, as far as told. */
  readonly updatedAt?: number;
}

/** A group as filters and lists show it. */
export interface GroupRow extends DeviceGroup {
  /** Members that are stored here. */
  readonly members: number;
}
