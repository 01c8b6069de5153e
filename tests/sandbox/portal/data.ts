import { faultOfValue } from '../api/field-rules.ts';
import type { Device } from '../world/records.ts';
import type { World } from '../world/world.ts';
import type {
  DeviceDetail,
  DeviceRow,
  FieldEdit,
  FieldRow,
  ListData,
} from './browser/portal-data.ts';

const MOST_ROWS = 5_000;

/** What the portal's lists show; the ids are there for links and are shown in none of them. */
export function listData(world: World, query: URLSearchParams): ListData {
  const companyId = query.get('company');
  const devices = companyId ? world.devicesOf(companyId).values() : world.eachDevice();
  const most = Number(query.get('rows') ?? MOST_ROWS);
  const names = namesOf(world);
  return {
    companies: world.companies.map(({ id, name }) => ({ id, name })),
    rows: devices
      .take(most)
      .map((device, at) => rowOf(device, at, names))
      .toArray(),
  };
}

/** By endpoint id, public id, regId, or `row-<n>`, the place in the unfiltered list. */
export function detailData(world: World, key: string): DeviceDetail | undefined {
  const place = /^row-(\d+)$/.exec(key)?.[1];
  const device =
    place === undefined ? world.device(key) : world.eachDevice().drop(Number(place)).next().value;
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
    .map(({ id, name, defaultValue, isEditable }) => {
      const stored = values.get(id);
      return {
        name,
        isEditable,
        value: stored?.value ?? defaultValue ?? '',
        changed: stored ? `${dayOf(stored.updatedAt)} by ${stored.updatedBy}` : '',
      };
    });
}

/** A technician types a value into the portal's own form. Returns what is wrong with it, if something is. */
export function editField(
  world: World,
  key: string,
  { name, value }: FieldEdit,
): string | undefined {
  const definition = world.fields.named(name);
  if (!definition?.isEditable || !world.endpoint(key)) return `${name} can't be edited`;
  const fault = faultOfValue(definition, value);
  if (!fault) world.setFieldValue(key, name, { value, by: 'tech.north' });
  return fault;
}
