import type { Device } from '../world/records.ts';
import type { World } from '../world/world.ts';
import type { DeviceDetail, DeviceRow, FieldRow, ListData } from './browser/portal-data.ts';

/** What the portal's lists show; the ids are there for links and are shown in none of them. */
export function listData(world: World, query: URLSearchParams): ListData {
  const companyId = query.get('company');
  const devices = companyId ? world.devicesOf(companyId) : world.devices;
  const rows = Number(query.get('rows') ?? devices.length);
  const names = namesOf(world);
  return {
    companies: world.companies.map(({ id, name }) => ({ id, name })),
    rows: devices.slice(0, rows).map((device, at) => rowOf(device, at, names)),
  };
}

/** By endpoint id, public id, regId, or `row-<n>`, the place in the unfiltered list. */
export function detailData(world: World, key: string): DeviceDetail | undefined {
  const place = /^row-(\d+)$/.exec(key)?.[1];
  const device = place === undefined ? world.device(key) : world.devices[Number(place)];
  if (!device) return undefined;
  const { hardware } = device;
  return {
    ...rowOf(device, 0, namesOf(world)),
    deviceName: device.deviceName,
    maker: hardware.maker,
    bios: hardware.biosMaker,
    mac: device.macAddress,
    publicAddress: device.remoteAddress,
    installed: dayOf(device.createdAt),
    virtualType: device.virtualType,
    fields: fieldsOf(world, device),
  };
}

interface Names {
  readonly companies: ReadonlyMap<string, string>;
  readonly sites: ReadonlyMap<string, string>;
}

const namesOf = (world: World): Names => ({
  companies: new Map(world.companies.map(({ id, name }) => [id, name])),
  sites: new Map(world.sites.map(({ id, name }) => [id, name])),
});

const dayOf = (instant: string): string => instant.slice(0, 10);

function rowOf(device: Device, at: number, { companies, sites }: Names): DeviceRow {
  return {
    at,
    id: device.id,
    publicId: device.publicId,
    regId: device.regId,
    companyId: device.companyId,
    name: device.friendlyName,
    company: companies.get(device.companyId) ?? '',
    site: sites.get(device.siteId) ?? '',
    type: device.kind === 'laptop' ? 'Laptop' : device.subResourceType || device.endpointType,
    model: device.hardware.model,
    serial: device.hardware.systemSerial ?? device.hardware.biosSerial ?? '',
    os: device.osName,
    ip: device.ipAddress,
    seen: device.online ? 'Online' : dayOf(device.modifiedAt),
    online: device.online,
  };
}

function fieldsOf(world: World, device: Device): readonly FieldRow[] {
  const entity = world.endpoint(device.id);
  if (!entity) return [];
  const values = world.fields.valuesOf(entity);
  return world.fields.definitions
    .filter(({ entityType }) => entityType === 'endpoint')
    .map(({ id, name, defaultValue }) => {
      const stored = values.get(id);
      return {
        name,
        value: stored?.value ?? defaultValue ?? '',
        changed: stored ? `${dayOf(stored.updatedAt)} by ${stored.updatedBy}` : '',
      };
    });
}
