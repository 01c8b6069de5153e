import type { Asio } from '@/lib/asio/asio';
import type { DeviceId } from '@/lib/domain/ids';
import { getDevice } from '@/lib/store/devices';
import type { OpenDatabase } from '@/lib/store/open';
import { readState } from '@/lib/store/state';
import { chosenIds, readDates } from './read-dates';

export interface DeviceReaderDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readFields'>;
  readonly now: () => number;
}

export interface DeviceReader {
  /** Reads the dates of a device whose page is looked at; `false` where it need not. Throws the `Failure` it met. */
  readonly read: (deviceId: DeviceId, signal: AbortSignal) => Promise<boolean>;
}

// Short enough that a page that is loaded again shows what the RMM holds now.
const PAUSE_MS = 5_000;
const MOST_REMEMBERED = 500;

/** Reads a device at most once in 5 s, however often its page asks, and never twice at the same time. */
export function createDeviceReader({ openDatabase, asio, now }: DeviceReaderDeps): DeviceReader {
  const triedAt = new Map<DeviceId, number>();

  function claim(deviceId: DeviceId): boolean {
    const at = now();
    if (at - (triedAt.get(deviceId) ?? -Infinity) < PAUSE_MS) return false;
    triedAt.delete(deviceId);
    triedAt.set(deviceId, at);
    const [oldest] = triedAt.keys();
    if (triedAt.size > MOST_REMEMBERED && oldest) triedAt.delete(oldest);
    return true;
  }

  return {
    async read(deviceId, signal) {
      const db = await openDatabase();
      const [device, fields = {}] = await Promise.all([
        getDevice(db, deviceId),
        readState(db, 'fields'),
      ]);
      if (device?.standing !== 'imported' || chosenIds(fields).length === 0) return false;
      if (now() - device.fieldsReadAt < PAUSE_MS || !claim(deviceId)) return false;
      await readDates({ db, asio, now }, { deviceId, fields }, { signal, priority: 'interactive' });
      return true;
    },
  };
}
