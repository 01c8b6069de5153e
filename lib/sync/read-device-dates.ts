import type { DeviceId } from '@/lib/domain/ids';
import { getDevice } from '@/lib/store/devices';
import type { OpenDatabase } from '@/lib/store/database';
import { readState } from '@/lib/store/state';
import { createAskLimit } from './ask-limit';
import { chosenIds, readDates, type ReadDatesDeps } from './read-dates';

export interface DeviceReaderDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: ReadDatesDeps['asio'];
  readonly now: () => number;
  /** Told after each reading: a device that was looked at is due again earlier than others. */
  readonly onRead: () => void;
}

export interface DeviceReader {
  /** Reads the dates of a device whose page is looked at; `false` where it need not. Throws the `Failure` it met. */
  readonly read: (deviceId: DeviceId, signal: AbortSignal) => Promise<boolean>;
}

// Short enough that a page that is loaded again shows what the RMM holds now.
const PAUSE_MS = 5_000;
/** More than a person looks at, and half of what may be asked. */
const MOST_A_MINUTE = 40;

/** Reads a device at most once in 5 s, however often its page asks, never twice at a time, and not ever so many. */
export function createDeviceReader(deps: DeviceReaderDeps): DeviceReader {
  const { openDatabase, asio, now } = deps;
  const mayAsk = createAskLimit({ now, pauseMs: PAUSE_MS, mostAMinute: MOST_A_MINUTE });
  return {
    async read(deviceId, signal) {
      const db = await openDatabase();
      const [device, fields = {}] = await Promise.all([
        getDevice(db, deviceId),
        readState(db, 'fields'),
      ]);
      if (device?.standing !== 'imported' || chosenIds(fields).length === 0) return false;
      // A reading in the future was stored by a clock that was wrong.
      const age = now() - device.fieldsReadAt;
      if ((age >= 0 && age < PAUSE_MS) || !mayAsk(deviceId)) return false;
      await readDates({ db, asio, now }, { deviceId, fields }, { signal, priority: 'interactive' });
      deps.onRead();
      return true;
    },
  };
}
