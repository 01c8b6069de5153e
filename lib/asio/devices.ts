import type { CompanyId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import type { Asio, DevicePage, DevicePageRequest, RequestOptions } from './asio';
import type { Client } from './client';
import { parsePosition, START, writePosition, type Position } from './device-position';
import type { PageOfDevices, ReadDevices } from './device-pages';
import type { Resources } from './device-query';
import { joined } from './listing';

export interface DeviceDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
  readonly readDevices: ReadDevices;
}

export interface Devices extends Pick<Asio, 'listDevices' | 'findDevices'> {
  /** A page of one device, or of none. */
  readonly sampleDevices: (
    companyIds: readonly CompanyId[],
    options: RequestOptions,
  ) => Promise<DevicePage>;
}

export function createDevices({ client, abilities, readDevices }: DeviceDeps): Devices {
  async function firstPosition(signal: AbortSignal): Promise<Position> {
    const { fingerprint } = await client.token(signal);
    const { deviceList } = await abilities.of(fingerprint);
    if (deviceList === 'legacy') return { by: 'legacy', offset: 0 };
    return deviceList === 'each' ? { by: 'category', category: 'platform', page: 1 } : START;
  }

  async function listDevices(
    { companyIds, cursor }: DevicePageRequest,
    options: RequestOptions,
    limit?: number,
  ): Promise<DevicePage> {
    const at = cursor ? parsePosition(cursor) : await firstPosition(options.signal);
    const of: Resources = { resourceType: 'company', resources: companyIds, limit };
    const { next, ...listed } = await readDevices(of, at, options);
    return { ...listed, ...(next && { next: writePosition(next) }) };
  }

  return {
    listDevices: (request, options) => listDevices(request, options),
    sampleDevices: (companyIds, options) => listDevices({ companyIds }, options, 1),

    async findDevices(ids, options) {
      const of: Resources = { resourceType: 'endpoint', resources: ids };
      const pages: PageOfDevices[] = [];
      let at = ids.length > 0 ? await firstPosition(options.signal) : undefined;
      while (at) {
        const page: PageOfDevices = await readDevices(of, at, options);
        pages.push(page);
        at = page.next;
      }
      return joined(pages);
    },
  };
}
