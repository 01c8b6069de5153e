import type { DeviceKind, Tracking } from './device';
import type { DeviceView } from './device-view';
import type { ClientId, CompanyId, DeviceId, GroupId } from './ids';

export interface DeviceQuery {
  readonly tracking: Tracking;
  readonly companyId?: CompanyId;
  readonly kind?: DeviceKind;
  readonly groupId?: GroupId;
  /** Part of the name, serial number or model, any case. */
  readonly search?: string;
}

/** Of which imported devices the missing dates are wanted; of all where nothing is named. */
export interface MissingQuery extends Omit<DeviceQuery, 'tracking'> {
  readonly clientId?: ClientId;
}

export interface DevicePage {
  readonly total: number;
  readonly rows: readonly DeviceView[];
  /** What the filters can be set to, with the number of devices of each under the query's tracking. */
  readonly companies: readonly {
    readonly id: CompanyId;
    readonly name: string;
    readonly count: number;
  }[];
  readonly kinds: readonly { readonly kind: DeviceKind; readonly count: number }[];
}

export type DeviceSelection =
  { readonly ids: readonly DeviceId[] } | { readonly allOf: DeviceQuery };
