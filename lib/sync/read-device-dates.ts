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
const MINUTE_MS = 60_000;
/** More than a person looks at, and half of what may be asked: a page can name one device after the other. */
const MOST_A_MINUTE = 40;

/** Reads a device at most once in 5 s, however often its page asks, never twice at a time, and not ever so many. */
export function createDeviceReader({ openDatabase, asio, now }: DeviceReaderDeps): DeviceReader {
  const triedAt = new Map<DeviceId, number>();
  let recent: readonly number[] = [];

  function claim(deviceId: DeviceId): boolean {
    const at = now();
    if (at - (triedAt.get(deviceId) ?? -Infinity) < PAUSE_MS) return false;
    recent = recent.filter((time) => at - time < MINUTE_MS);
    if (recent.length >= MOST_A_MINUTE) return false;
    recent = [...recent, at];
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
