/** The world's own records. What the API sends of them is made in `api/`, each family in its own words. */
export interface Company {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly friendlyName: string;
  readonly createdOn: string;
  /** Sites in the order in which they were made; at least one. */
  readonly siteIds: readonly string[];
}

export interface Site {
  readonly id: string;
  readonly number: number;
  readonly companyId: string;
  readonly name: string;
  readonly town: string;
  readonly area: string;
  readonly countryCode: string;
  readonly createdOn: string;
}

export type Category = 'platform' | 'network' | 'cloud';

export type DeviceKind =
  | 'desktop'
  | 'laptop'
  | 'server'
  | 'virtual-machine'
  | 'hyper-v-host'
  | 'esxi-host'
  | 'network'
  | 'cloud'
  | 'mobile';

/** What a device says of itself. An absent serial number was not reported at all; an empty one was reported empty. */
export interface Hardware {
  readonly maker: string;
  readonly product: string;
  readonly model: string;
  readonly systemSerial?: string;
  readonly biosSerial?: string;
  readonly boardSerial?: string;
  readonly biosMaker: string;
  readonly chassis?: number;
}

export interface Device {
  /** The endpoint id of the API ("private"). */
  readonly id: string;
  /** The other id that the mapping call translates to. */
  readonly publicId: string;
  /** The number that old portal pages use. */
  readonly regId: string;
  readonly companyId: string;
  readonly siteId: string;
  readonly kind: DeviceKind;
  readonly category: Category;
  readonly deviceName: string;
  readonly friendlyName: string;
  readonly endpointType: string;
  readonly subResourceType: string;
  readonly virtualType: string;
  readonly ipAddress: string;
  readonly macAddress: string;
  readonly remoteAddress: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly osName: string;
  readonly osType: string;
  readonly hardware: Hardware;
  readonly online: boolean;
}
