import type { Device } from '../world/records.ts';
import { paramOf, type Call, type Route } from './call.ts';
import { json } from './exchange.ts';
import { notFound } from './refusal.ts';
import { wireHardware, wireParts } from './wire-device.ts';

const READ = ['platform.asset.read'] as const;
const ENDPOINTS = '/api/platform/v1/device/endpoints';
const CLIENTS = '/api/platform/v1/device/clients/:clientId';

/** The legacy calls: the only ones that tell `regId` (asio/api.md, section 2.5). */
export const deviceV1Routes: readonly Route[] = [
  route(ENDPOINTS, ({ world }) => world.devices),
  route(`${CLIENTS}/endpoints`, (call) =>
    call.world.devicesOf(paramOf(call, 'clientId').toLowerCase()),
  ),
  route(`${CLIENTS}/sites/:siteId/endpoints`, (call) => {
    const siteId = paramOf(call, 'siteId').toLowerCase();
    const site = call.world.site(siteId);
    return site?.companyId === paramOf(call, 'clientId').toLowerCase()
      ? call.world.devicesAt([siteId])
      : [];
  }),
  {
    method: 'GET',
    path: `${ENDPOINTS}/:endpointId`,
    family: 'device',
    scopes: READ,
    answer: (call) => {
      const device = call.world.device(paramOf(call, 'endpointId'));
      if (!device || device.id !== paramOf(call, 'endpointId').toLowerCase())
        throw notFound('Endpoint not found');
      return json(200, wireAsset(device));
    },
  },
];

function route(path: string, devices: (call: Call) => readonly Device[]): Route {
  return {
    method: 'GET',
    path,
    family: 'device',
    scopes: READ,
    answer: (call) => {
      const found = devices(call);
      if (found.length === 0) throw notFound('No endpoints found');
      return json(200, { endpoints: found.map(wireEntry) });
    },
  };
}

const wireEntry = ({ companyId, siteId, id, regId, endpointType, osType }: Device) => ({
  clientId: companyId,
  siteId,
  endpointId: id,
  regId,
  endpointType,
  osType,
});

function wireAsset(device: Device) {
  const { baseboard, ...hardware } = wireHardware(device);
  return {
    endpointID: device.id,
    clientID: device.companyId,
    siteID: device.siteId,
    friendlyName: device.friendlyName,
    resourceType: device.endpointType,
    endpointType: device.endpointType,
    agentInstalledUTC: device.createdAt,
    createTimeUTC: device.createdAt,
    // Written with a capital B here, and only here.
    baseBoard: baseboard,
    ...hardware,
    networks: [{ ipv4: device.ipAddress, macAddress: device.macAddress }],
    ...wireParts(device),
    installedSoftwares: [],
  };
}
