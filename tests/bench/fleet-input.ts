import type { DeviceKind as SandboxKind } from '../sandbox/world/records.ts';
import type { World } from '../sandbox/world/world.ts';

const KINDS: Readonly<Record<SandboxKind, string>> = {
  desktop: 'desktop',
  laptop: 'laptop',
  server: 'server',
  'virtual-machine': 'virtual-machine',
  'hyper-v-host': 'hypervisor-host',
  'esxi-host': 'hypervisor-host',
  network: 'network-device',
  cloud: 'cloud',
  mobile: 'mobile',
};

/** The sandbox's world in the product's own words, as its reader would give it. */
export const fleetInput = (world: World) => ({
  companies: world.companies.map(({ id, name, number }) => ({
    id,
    name,
    externalIds: [String(number)],
  })),
  devices: world.devices.map((device) => ({
    id: device.id,
    companyId: device.companyId,
    siteId: device.siteId,
    name: device.friendlyName,
    hostName: device.deviceName,
    kind: KINDS[device.kind],
    maker: device.hardware.maker,
    model: device.hardware.model,
    serialNumber: device.hardware.systemSerial,
    operatingSystem: { name: device.osName, build: device.osType },
    addresses: [device.ipAddress, device.remoteAddress],
    macAddresses: [device.macAddress],
    firstSeenAt: Date.parse(device.createdAt),
    regId: device.regId,
  })),
});
