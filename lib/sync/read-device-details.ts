import type { Asio } from '@/lib/asio/asio';
import type { DeviceMore, StoredDetails } from '@/lib/domain/device-details';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { putDetails, readDetails } from '@/lib/store/details';
import { getDevice } from '@/lib/store/devices';
import type { Database, OpenDatabase } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { createAskLimit } from './ask-limit';
import { deviceMore } from './device-more';

export interface DetailsReaderDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readDevice' | 'readAllFields'>;
  readonly now: () => number;
}

export interface DetailsReader {
  /** The details of a device that is looked at: fresh where it is time to read them, else as they are stored. */
  readonly read: (deviceId: DeviceId, signal: AbortSignal) => Promise<DeviceMore | null>;
}

const FRESH_MS = 60 * 60_000;
/** After a failure the device is not asked for again this soon. */
const PAUSE_MS = 60_000;
/** Each costs a few requests, and what they tell changes rarely. */
const MOST_A_MINUTE = 10;

/**
 * Reads a device's details at most once an hour, however often its page asks, never twice at a time, and not ever so
 * many. Only tracked devices are asked for. What can't be read is answered by what is stored.
 */
export function createDetailsReader(deps: DetailsReaderDeps): DetailsReader {
  const { openDatabase, now } = deps;
  const mayAsk = createAskLimit({ now, pauseMs: PAUSE_MS, mostAMinute: MOST_A_MINUTE });
  const reading = new Map<DeviceId, Promise<void>>();

  async function refresh(db: Database, device: StoredDevice, signal: AbortSignal): Promise<void> {
    const stored = await readDetails(db, device.id);
    if (stored && now() - stored.readAt < FRESH_MS) return;
    if (!mayAsk(device.id)) return;
    const details = await ask(deps, device, signal);
    if (details) await putDetails(db, details);
  }

  function share(db: Database, device: StoredDevice, signal: AbortSignal): Promise<void> {
    const { id } = device;
    const already = reading.get(id);
    if (already) return already;
    const mine = refresh(db, device, signal).finally(() => reading.delete(id));
    reading.set(id, mine);
    return mine;
  }

  return {
    async read(deviceId, signal) {
      const db = await openDatabase();
      const device = await getDevice(db, deviceId);
      const isAsked = device?.standing === 'imported' && device.missingSince === undefined;
      if (isAsked) await share(db, device, signal).catch(unlessOurs);
      return (await deviceMore(db, deviceId)) ?? null;
    },
  };
}

/** The connection notes what concerns every request; the rest is told by the age of what is shown. */
function unlessOurs(cause: unknown): void {
  if (Failure.from(cause).kind === 'unexpected') throw cause;
}

async function ask(
  { asio, now }: DetailsReaderDeps,
  { id, companyId, siteId }: StoredDevice,
  signal: AbortSignal,
): Promise<StoredDetails | undefined> {
  const readAt = now();
  const options = { signal, priority: 'interactive' } as const;
  const [device, customFields] = await Promise.all([
    asio.readDevice({ deviceId: id, companyId, siteId }, options),
    asio.readAllFields(id, options),
  ]);
  return device && { deviceId: id, readAt, ...device.details, customFields };
}
