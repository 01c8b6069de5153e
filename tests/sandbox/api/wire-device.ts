import { partsOf } from '../world/parts.ts';
import type { Category, Device } from '../world/records.ts';

const METADATA = [
  'endpointID',
  'deviceName',
  'friendlyName',
  'resourceType',
  'endpointType',
  'ipAddress',
  'macAddress',
  'createdAt',
  'createdBy',
  'modifiedAt',
  'modifiedBy',
  'subResourceType',
  'virtualType',
] as const;

const HARDWARE = ['os', 'system', 'bios', 'baseboard', 'networks'] as const;

const PLATFORM_ONLY = [
  'remoteAddress',
  'type',
  'agentInstalledUTC',
  'createTimeUTC',
  'rolesFeatures',
  'antiViruses',
  'bluetooth',
  'cardReaders',
  'diagnostic',
  'discBurning',
  'drives',
  'ethernet',
  'firewall',
  'graphicCards',
  'keyboards',
  'locations',
  'logicalVolume',
  'monitors',
  'mouse',
  'pciDevices',
  'physicalDrives',
  'physicalMemory',
  'power',
  'processors',
  'raidController',
  'shares',
  'thunderbolts',
  'usbs',
] as const;

const CLOUD_ONLY = [
  'remoteAddress',
  'type',
  'os',
  'system',
  'rolesFeatures',
  'agentInstalledUTC',
  'createTimeUTC',
] as const;
const DETAIL_ONLY = ['installedSoftwares', 'softwareLicenses', 'users', 'services'] as const;

/** What `field` may name, by category, as the description lists each category's properties. */
export const LIST_FIELDS: Readonly<Record<Category, ReadonlySet<string>>> = {
  platform: new Set([...METADATA, ...HARDWARE, ...PLATFORM_ONLY]),
  network: new Set([...METADATA, ...HARDWARE]),
  cloud: new Set([...METADATA, ...CLOUD_ONLY]),
};

/** The detail call deduces the category, so it takes the names of all. */
export const DETAIL_FIELDS: ReadonlySet<string> = new Set([
  ...METADATA,
  ...HARDWARE,
  ...PLATFORM_ONLY,
  ...DETAIL_ONLY,
]);

export const MINIMAL_LIST_FIELDS: readonly string[] = [
  'deviceName',
  'friendlyName',
  'resourceType',
  'endpointType',
  'createdAt',
  'modifiedAt',
];

export const MINIMAL_DETAIL_FIELDS: readonly string[] = [...MINIMAL_LIST_FIELDS, 'os', 'system'];

export type WireRecord = Readonly<Record<string, unknown>>;

/** Those of the asked properties that the device has; the id always stands in a list. */
export function project(device: Device, fields: readonly string[]): WireRecord {
  const parts: WireRecord = fields.some(isPart) ? wireParts(device) : {};
  const whole: WireRecord = { ...wireDevice(device), ...parts };
  const known = fields.filter(
    (field) => whole[field] !== undefined && LIST_OR_DETAIL(device, field),
  );
  return Object.fromEntries(known.map((field) => [field, whole[field]]));
}

const LIST_OR_DETAIL = ({ category }: Device, field: string): boolean =>
  LIST_FIELDS[category].has(field) || (category === 'platform' && DETAIL_FIELDS.has(field));

/** Everything that the world knows of a device, in the words of the version 2 calls. */
function wireDevice(device: Device): WireRecord {
  return {
    endpointID: device.id,
    deviceName: device.deviceName,
    friendlyName: device.friendlyName,
    resourceType: device.endpointType,
    endpointType: device.endpointType,
    type: device.subResourceType || device.endpointType,
    subResourceType: device.subResourceType,
    virtualType: device.virtualType,
    ipAddress: [device.ipAddress],
    macAddress: [device.macAddress],
    remoteAddress: device.remoteAddress,
    createdAt: device.createdAt,
    createdBy: 'system',
    modifiedAt: device.modifiedAt,
    modifiedBy: 'system',
    agentInstalledUTC: device.createdAt,
    createTimeUTC: device.createdAt,
    rolesFeatures: [],
    installedSoftwares: [],
    ...wireHardware(device),
  };
}

const isPart = (field: string): boolean =>
  field === 'processors' || field === 'physicalMemory' || field === 'users';

/** What the agent reports of a machine's parts and accounts; drawn only where it is asked for. */
export function wireParts(device: Device) {
  const { processors, modules, users } = partsOf(device);
  return {
    processors: processors.map(({ product, maker, cores, mhz }, at) => ({
      product,
      manufacturer: maker,
      numberOfProcessors: processors.length,
      numberOfCores: cores,
      numberOfLogicalProcessors: cores * 2,
      clockSpeedMhz: mhz,
      serialNumber: `CPU${at}`,
    })),
    physicalMemory: modules.map((sizeBytes, at) => ({
      manufacturer: 'Samsung',
      sizeBytes,
      slot: `DIMM ${at + 1}`,
      type: 'DDR4',
      speed: '3200',
    })),
    users: users.map((username) => ({ username, domainName: 'CORP', userType: 'Domain' })),
  };
}

export function wireHardware({
  hardware,
  deviceName,
  friendlyName,
  osName,
  osType,
  createdAt,
}: Device) {
  const { maker, biosMaker, product, model, systemSerial, biosSerial, boardSerial, chassis } =
    hardware;
  return {
    system: {
      product,
      model,
      systemName: deviceName || friendlyName,
      domain: 'corp.example',
      ...(systemSerial !== undefined && { serialNumber: systemSerial }),
      ...(chassis !== undefined && { chassisTypes: [chassis] }),
    },
    baseboard: {
      manufacturer: maker,
      product: `${product.slice(0, 12)} board`,
      ...(boardSerial !== undefined && { serialNumber: boardSerial }),
    },
    bios: {
      manufacturer: biosMaker,
      version: '1.9.0',
      smbiosVersion: '3.2',
      ...(biosSerial !== undefined && { serialNumber: biosSerial }),
    },
    os: { product: osName, type: osType, version: '10.0', installDate: createdAt },
  };
}
