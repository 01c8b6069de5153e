import type { Hypervisor } from '@/lib/domain/device-details';
import { displayText } from '@/lib/domain/display-text';
import {
  parseCompanyId,
  parseDeviceId,
  parseSiteId,
  type CompanyId,
  type DeviceId,
} from '@/lib/domain/ids';
import type { Asio, HypervisorHost, Listed } from './asio';
import type { Client } from './client';
import { lenientList, lenientObject, lenientText } from './lenient';
import { joined, readEach, readList, type ListCall } from './listing';
import { z } from './zod';

/** What was added to the watch: a host by itself, or a vCenter with the hosts it knows. */
const WatchDto = z.object({
  clientId: lenientText,
  siteId: lenientText,
  endpointId: lenientText,
  ipAddress: lenientText,
  type: lenientText,
  hosts: lenientList,
});

const HostDto = lenientObject({
  name: lenientText,
  hostIp: lenientText,
  endpointId: lenientText,
  status: lenientText,
});

const AnyHost = z.record(z.string(), z.unknown());

type Watch = z.output<typeof WatchDto>;
type HostDto = z.output<typeof HostDto>;

const call: ListCall = {
  path: '/api/platform/v2/device/hypervisors/hosts',
  what: 'asked.readHosts',
  scopes: ['platform.devices.read'],
  name: 'hypervisors',
  mayBeAbsent: true,
};

export const createHypervisors = (client: Client): Pick<Asio, 'listHypervisorHosts'> => ({
  async listHypervisorHosts(options) {
    const records = await readList(client, call, options);
    const { items, setAside } = joined(records.map(readWatch));
    return { items: [...new Map(items.map((host) => [host.deviceId, host])).values()], setAside };
  },
});

function readWatch(record: unknown): Listed<HypervisorHost> {
  const watch = z.safeParse(WatchDto, record).data;
  const companyId = parseCompanyId(watch?.clientId);
  if (!watch || !companyId) return { items: [], setAside: 1 };

  // A host that was added by itself may stand in its record alone.
  const hosts = watch.hosts.length > 0 || isCenter(watch) ? watch.hosts : [{}];
  return readEach(hosts, (host) => {
    const read = hostOf(z.parse(HostDto, host), watch, companyId);
    if (read) return [read];
    // A host that is not registered yet has no id: that is as it should be.
    return z.safeParse(AnyHost, host).success ? [] : undefined;
  });
}

function hostOf(dto: HostDto, watch: Watch, companyId: CompanyId): HypervisorHost | undefined {
  // The id of a vCenter, or of a record with several hosts, is none of theirs.
  const ofRecord =
    watch.hosts.length < 2 && !isCenter(watch) ? usableId(watch.endpointId) : undefined;
  const deviceId = usableId(dto.endpointId) ?? ofRecord;
  if (!deviceId) return undefined;
  const hypervisor = hypervisorOf(dto, watch);
  const name = displayText(dto.name) || hypervisor.address || deviceId;
  return { deviceId, companyId, siteId: parseSiteId(watch.siteId), name, hypervisor };
}

function hypervisorOf({ hostIp, status }: HostDto, watch: Watch): Hypervisor {
  const address = displayText(hostIp || (isCenter(watch) ? '' : watch.ipAddress), 60);
  const known = statuses.get(status.toLowerCase().replace(/[_ ]/g, '-'));
  return {
    platform: displayText(watch.type, 40) || 'VMware',
    ...(address && { address }),
    ...(known && { status: known }),
  };
}

const isCenter = ({ type }: Watch): boolean => /center/i.test(type);

const statuses = new Map<string, NonNullable<Hypervisor['status']>>([
  ['success', 'success'],
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['in-progress', 'in-progress'],
]);

/** A host that is not registered yet has an empty id, or one of zeros. */
function usableId(text: string): DeviceId | undefined {
  const id = parseDeviceId(text);
  return id && /[1-9a-z]/.test(id) ? id : undefined;
}
