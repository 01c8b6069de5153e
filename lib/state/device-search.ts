import { computed, signal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { createResource } from './resource';

const MOST_FOUND = 12;
interface Found {
  /** What was searched for. */
  readonly search: string;
  readonly devices: readonly DeviceView[];
}

const nothingFound: Found = { search: '', devices: [] };

/** Finds imported devices by part of a name, serial number or model, and tells how one is called. */
export function createDeviceSearch(send: Send) {
  const text = signal('');
  const names = signal<ReadonlyMap<DeviceId, string>>(new Map());
  const { value, renew } = createResource(async () => {
    const search = text.peek().trim();
    if (search === '') return nothingFound;
    const query = { tracking: 'imported', search, offset: 0, limit: MOST_FOUND } as const;
    return { search, devices: (await send('devices.list', query)).rows };
  });
  const found = computed(() => value.value ?? nothingFound);

  function find(typed: string): Promise<void> {
    text.value = typed;
    return renew();
  }

  const learn = ({ id, name }: Pick<DeviceView, 'id' | 'name'>) =>
    void (names.value = new Map([...names.peek(), [id, name]]));

  /** Where the name is not known it stays so: the filter works without. */
  async function nameOf(id: DeviceId | undefined): Promise<void> {
    if (!id || names.peek().has(id)) return;
    const device = await send('device.get', id).catch(() => null);
    if (device) learn(device);
  }

  return { found, names, find, learn, nameOf };
}
