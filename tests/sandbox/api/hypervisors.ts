import type { Watch, WatchedHost } from '../world/hosts.ts';
import type { Device } from '../world/records.ts';
import { paramOf, type Call, type Route } from './call.ts';
import { json } from './exchange.ts';
import { notFound } from './refusal.ts';

const V1 = '/api/platform/v1/device/hypervisors';
const READ = ['platform.devices.read'] as const;

const hosts = (path: string): Route => ({
  method: 'GET',
  path,
  family: 'mapping',
  scopes: READ,
  query: [],
  answer: (call) => {
    const { watches } = call.world;
    if (watches.length === 0) throw notFound('No monitoring hosts found');
    return json(
      200,
      watches.map((watch) => wireWatch(call, watch)),
    );
  },
});

/** VMware only; Hyper-V hosts are servers like any other (asio/api.md, section 2.6). */
export const hypervisorRoutes: readonly Route[] = [
  hosts('/api/platform/v2/device/hypervisors/hosts'),
  hosts(`${V1}/hosts`),
  {
    method: 'GET',
    path: `${V1}/clients/:clientId/sites/:siteId/hosts/:hostId/guests`,
    family: 'mapping',
    scopes: READ,
    answer: (call) => {
      const host = call.world.device(paramOf(call, 'hostId'));
      if (host?.kind !== 'esxi-host' || host.siteId !== paramOf(call, 'siteId').toLowerCase()) {
        throw notFound('Host not found');
      }
      const guests = call.world.devicesAt([host.siteId]).filter(isGuest);
      return json(200, guests.map(wireGuest));
    },
  },
];

const isGuest = ({ hardware }: Device): boolean =>
  hardware.systemSerial?.startsWith('VMware-') ?? false;

const wireWatch = ({ world }: Call, { type, id, address, host, hosts: watched }: Watch) => ({
  partnerId: world.partnerId,
  clientId: host.companyId,
  siteId: host.siteId,
  endpointId: id,
  probeEndpointId: host.id,
  ipAddress: address,
  type,
  thirdPartyId: '',
  createdAt: host.createdAt,
  hosts: watched.map(wireHost),
});

const wireHost = ({ name, address, status, device }: WatchedHost) => ({
  name,
  hostIp: address,
  uuid: device?.publicId ?? '',
  guid: device?.publicId ?? '',
  hostRegId: device?.regId ?? '',
  endpointId: device?.id ?? '',
  status,
});

const wireGuest = (device: Device) => ({
  guestName: device.deviceName,
  machineName: device.deviceName,
  friendlyName: device.friendlyName,
  vmState: device.online ? 'poweredOn' : 'poweredOff',
  endpointId: device.id,
  os: device.osName,
});
