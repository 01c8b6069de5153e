import type { Company, Site } from '@/lib/domain/company';
import type { Credentials } from '@/lib/domain/credentials';
import type { CustomField } from '@/lib/domain/date-fields';
import type { DeviceDetails, FieldText, Hypervisor } from '@/lib/domain/device-details';
import type { DeviceGroup } from '@/lib/domain/device-group';
import type { DeviceFacts } from '@/lib/domain/device';
import type { CompanyId, DeviceId, FieldId, GroupId, SiteId } from '@/lib/domain/ids';
import type { PermissionResult } from '@/lib/domain/permissions';

/** Records that could be read, and how many did not look as documented. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly setAside: number;
}

export interface DevicePageRequest {
  /** At most four. */
  readonly companyIds: readonly CompanyId[];
  /** From the page before; absent for the first. */
  readonly cursor?: string | undefined;
}

export interface DevicePage extends Listed<DeviceFacts> {
  /** Absent on the last page. */
  readonly next?: string;
}

/** A custom field's value as the RMM holds it. */
export interface FieldValue {
  readonly fieldId: FieldId;
  readonly name: string;
  readonly text: string;
  /** Epoch ms. */
  readonly updatedAt?: number;
  readonly updatedBy?: string;
}

/** A host of virtual machines. Its hardware is told by `readFacts` alone. */
export interface HypervisorHost {
  readonly deviceId: DeviceId;
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
  readonly name: string;
  readonly hypervisor: Hypervisor;
}

/** Where a device stands; the call for one device wants all of it. */
export interface DevicePlace {
  readonly deviceId: DeviceId;
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
}

/** What the calls for one device tell. */
export interface ReadDevice {
  readonly facts: DeviceFacts;
  readonly details: Omit<DeviceDetails, 'customFields'>;
}

/** `interactive`: somebody looks at it and waits; goes ahead of everything in the background. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly priority: 'interactive' | 'background';
}

/** What a token was given for; the secret stays inside. */
export interface Grants {
  /** Scopes that the token's answer listed; absent where it listed none. */
  readonly scopes?: ReadonlySet<string>;
}

/**
 * ConnectWise's partner API, as far as Shelflife uses it. Every method throws a `Failure`; nothing outside lib/asio
 * sees the wire format.
 */
export interface Asio {
  listCompanies(options: RequestOptions): Promise<Listed<Omit<Company, 'seenInRun'>>>;
  listSites(options: RequestOptions): Promise<Listed<Site>>;
  /** One page of at most 500 devices of at most four companies, all categories. No devices is an empty page. */
  listDevices(request: DevicePageRequest, options: RequestOptions): Promise<DevicePage>;
  /** The devices among these ids (at most 500) that exist. */
  findDevices(ids: readonly DeviceId[], options: RequestOptions): Promise<Listed<DeviceFacts>>;
  /** The detail calls for one device; `undefined` when it is gone. What a call for a part refuses is left out. */
  readDevice(place: DevicePlace, options: RequestOptions): Promise<ReadDevice | undefined>;
  /** The same as a list of devices tells, of one that no list has: one request. `undefined` when it is gone. */
  readFacts(place: DevicePlace, options: RequestOptions): Promise<DeviceFacts | undefined>;
  listGroups(options: RequestOptions): Promise<Listed<DeviceGroup>>;
  listGroupMembers(groupId: GroupId, options: RequestOptions): Promise<Listed<DeviceId>>;
  /** Monitored hosts of virtual machines; none is an empty list. */
  listHypervisorHosts(options: RequestOptions): Promise<Listed<HypervisorHost>>;
  /** Private ids to public ones and back: for each id given (at most 40) the other one, where there is one. */
  otherIds(ids: readonly string[], options: RequestOptions): Promise<ReadonlyMap<string, DeviceId>>;
  /** Values of these fields (at most 25); a field without a value is absent. `not-found` when the device or a field is gone. */
  readFields(
    deviceId: DeviceId,
    fieldIds: readonly FieldId[],
    options: RequestOptions,
  ): Promise<readonly FieldValue[]>;
  /** Partner fields that one device has, with or without a value: finds fields where definitions can't be read. */
  fieldsOfDevice(deviceId: DeviceId, options: RequestOptions): Promise<readonly CustomField[]>;
  /** Values of these vendor fields (at most 25); one that is gone, or not open to the key, is absent. */
  readVendorFields(
    deviceId: DeviceId,
    fieldIds: readonly FieldId[],
    options: RequestOptions,
  ): Promise<readonly FieldValue[]>;
  /** Every custom field of a device that holds something, partner and vendor origin. */
  readAllFields(deviceId: DeviceId, options: RequestOptions): Promise<readonly FieldText[]>;
  /** Writes these fields and no others; an empty text clears. That it was stored is not known until it is read back. */
  writeFields(
    deviceId: DeviceId,
    values: ReadonlyMap<FieldId, string>,
    options: RequestOptions,
  ): Promise<void>;
  /** Definitions of endpoint fields, partner and vendor origin. */
  listFields(options: RequestOptions): Promise<readonly CustomField[]>;
  /** Those of one origin, by one request. Vendor fields that the key may not see are none. */
  listFieldsOf(
    origin: CustomField['origin'],
    options: RequestOptions,
  ): Promise<readonly CustomField[]>;
  createField(name: string, options: RequestOptions): Promise<CustomField>;
  /** Obtains a token where there is none, and reads nothing: shows whether ConnectWise knows the key. */
  signIn(options: RequestOptions): Promise<void>;
  /** Proves each permission by a harmless call; never writes. */
  provePermissions(options: RequestOptions): Promise<readonly PermissionResult[]>;
}

/** Makes the API for typed credentials (a test) or the stored ones. */
export type ConnectAsio = (credentials: () => Promise<Credentials>) => Asio;
