import { computed, type ReadonlySignal } from '@preact/signals';
import type { DeviceGroup } from '@/lib/domain/device-group';
import type { FleetDevice } from '@/lib/domain/fleet-device';

/** What stands for ids among the options of filters. */
export function createFleetNames(
  devices: ReadonlySignal<readonly FleetDevice[]>,
  groups: ReadonlySignal<readonly DeviceGroup[] | undefined>,
) {
  const places = computed(() => {
    const clients = new Map<string, string>();
    const companies = new Map<string, string>();
    const sites = new Map<string, string>();
    for (const { row } of devices.value) {
      const { clientId, clientName = '', siteId, siteName = '', companyId, companyName } = row;
      if (clientId) clients.set(clientId, clientName);
      companies.set(companyId, companyName);
      if (siteId) sites.set(siteId, `${siteName} · ${companyName}`);
    }
    return { clients, companies, sites };
  });
  const ofGroups = computed(
    () => new Map<string, string>(groups.value?.map(({ id, name }) => [id, name])),
  );
  return {
    client: (id: string) => places.value.clients.get(id),
    company: (id: string) => places.value.companies.get(id),
    site: (id: string) => places.value.sites.get(id),
    // They come a moment after the devices.
    group: (id: string) => (groups.value ? ofGroups.value.get(id) : ''),
  };
}

export type FleetNames = ReturnType<typeof createFleetNames>;
