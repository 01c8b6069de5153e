import type { Asio } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { getDevice } from '@/lib/store/devices';
import { commitReading } from '@/lib/store/lifecycle';
import { readDates, type ReadDatesDeps } from './read-dates';
import { readGoneDevice } from './read-gone-device';

export interface CrawlDeviceDeps extends Omit<ReadDatesDeps, 'asio'> {
  readonly asio: ReadDatesDeps['asio'] & Pick<Asio, 'findDevices'>;
}

/** Reads one device in the background; gives what went wrong. One that is missing counts as read without a request. */
export async function crawlDevice(
  deps: CrawlDeviceDeps,
  { deviceId, fields }: { readonly deviceId: DeviceId; readonly fields: FieldChoice },
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const options = { signal, priority: 'background' } as const;
  try {
    const device = await getDevice(deps.db, deviceId);
    if (device?.missingSince === undefined) await readDates(deps, { deviceId, fields }, options);
    else await commitReading(deps.db, { deviceId, readings: {}, readAt: deps.now() });
    return undefined;
  } catch (cause) {
    const failure = Failure.from(cause);
    return failure.kind === 'not-found'
      ? readGoneDevice(deps, { deviceId, fields, failure }, options)
      : problemOf(failure);
  }
}
