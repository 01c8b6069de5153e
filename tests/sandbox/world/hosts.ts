import { deviceAt, deviceIdAt, kindAt } from './devices.ts';
import { drawFrom } from './random.ts';
import type { Company, Device, Site } from './records.ts';

/** Numbers of hosts that no device list tells: only the watch over hypervisors and the detail calls know them. */
const UNLISTED_FROM = 10_000_000;

/** What was added to the watch: a host by itself, or a vCenter with its hosts. */
export interface Watch {
  readonly type: 'ESXi' | 'VCenter';
  readonly id: string;
  readonly address: string;
  readonly host: Device;
  readonly hosts: readonly WatchedHost[];
}

export interface WatchedHost {
  readonly name: string;
  readonly address: string;
  readonly status: 'SUCCESS' | 'FAIL' | 'IN-PROGRESS';
  /** Absent for a host that is not registered as a device, or whose record alone has the id. */
  readonly device?: Device;
}

export interface HostGround {
  readonly seed: string;
  readonly today: string;
  readonly site: Site;
  readonly company: Company;
}

/** Every third host belongs to a vCenter, with one host that no list has and one that is not registered. */
const hasCenter = (at: number): boolean => Math.floor(at / 50) % 3 === 1;

/** The number of the unlisted host that belongs to the host of this number. */
function unlistedNumberOf(at: number): number | undefined {
  if (kindAt(at) !== 'esxi-host' || !hasCenter(at)) return undefined;
  let number = UNLISTED_FROM + at;
  while (kindAt(number) !== 'esxi-host') number += 1;
  return number;
}

export function unlistedIdOf(seed: string, at: number): string | undefined {
  const number = unlistedNumberOf(at);
  return number === undefined ? undefined : deviceIdAt(seed, number);
}

export function unlistedHost(ground: HostGround, at: number): Device | undefined {
  const number = unlistedNumberOf(at);
  return number === undefined ? undefined : deviceAt({ ...ground, at: number, total: 0 });
}

export function watchOf(
  seed: string,
  at: number,
  host: Device,
  unlisted: Device | undefined,
): Watch {
  const told = (device: Device, status: WatchedHost['status'] = 'SUCCESS'): WatchedHost => ({
    name: device.deviceName,
    address: device.ipAddress,
    status,
    device,
  });
  if (!unlisted) {
    const { device: _told, ...withoutId } = told(host, at % 4 === 3 ? 'FAIL' : 'SUCCESS');
    // In some tenants the id stands in the record alone.
    const only = Math.floor(at / 50) % 6 === 2 ? withoutId : { ...withoutId, device: host };
    return { type: 'ESXi', id: host.id, address: host.ipAddress, host, hosts: [only] };
  }
  return {
    type: 'VCenter',
    id: drawFrom(`${seed}/vcenter/${at}`).uuid(),
    address: host.ipAddress.replace(/\d+$/, '254'),
    host,
    hosts: [
      told(host),
      told(unlisted, 'IN-PROGRESS'),
      { name: `${host.deviceName}-new`, address: '', status: 'FAIL' },
    ],
  };
}
