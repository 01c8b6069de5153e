import type { DeviceKind, Tracking } from './device';
import type { DeviceView } from './device-view';
import type { ClientId, CompanyId, DeviceId, GroupId, SiteId } from './ids';
import type { IgnoredWhy } from './ignored';

/** Devices of which something is to be seen to: they came since the last visit, share a serial number, or are gone. */
export const deviceMarks = ['new', 'twins', 'missing'] as const;
export type DeviceMark = (typeof deviceMarks)[number];

export interface DeviceQuery {
  readonly tracking: Tracking;
  readonly companyId?: CompanyId;
  readonly siteId?: SiteId;
  readonly kind?: DeviceKind;
  /** As the RMM writes it; empty for devices whose maker is not known. */
  readonly maker?: string;
  readonly groupId?: GroupId;
  readonly only?: DeviceMark;
  /** Part of the name, serial number or model, any case. */
  readonly search?: string;
}

/** Of which imported devices the missing dates are wanted; of all where nothing is named. */
export interface MissingQuery extends Pick<
  DeviceQuery,
  'companyId' | 'kind' | 'groupId' | 'search'
> {
  readonly clientId?: ClientId;
}

/** A device with what only lists say of it. */
export interface ListedDevice extends DeviceView {
  readonly isNew?: true;
  /** How many other devices have its serial number, and the name of one of them. */
  readonly twins?: { readonly count: number; readonly name: string };
  readonly ignoredWhy?: IgnoredWhy;
}

/** What a filter can be set to, and how many devices it leaves beside all other filters. */
export interface Choice<Value> {
  readonly value: Value;
  readonly name: string;
  readonly count: number;
  /** What it is a part of, where that is not chosen: the company of a site. */
  readonly of?: string;
}

export interface DevicePage {
  readonly total: number;
  readonly rows: readonly ListedDevice[];
  readonly companies: readonly {
    readonly id: CompanyId;
    readonly name: string;
    readonly count: number;
  }[];
  readonly kinds: readonly { readonly kind: DeviceKind; readonly count: number }[];
  readonly sites?: readonly Choice<SiteId>[];
  readonly makers?: readonly Choice<string>[];
  readonly marks?: Readonly<Record<DeviceMark, number>>;
  /** Epoch ms of the end of the visit before this one; absent at the first one. */
  readonly newSince?: number;
}

export type DeviceSelection =
  { readonly ids: readonly DeviceId[] } | { readonly allOf: DeviceQuery };
