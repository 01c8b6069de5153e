import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { getDevice } from '@/lib/store/devices';
import { commitReading } from '@/lib/store/lifecycle';
import { concernsAll, type Met } from './crawl-failures';
import type { CheckField } from './field-check';
import { readDates, type ReadDatesDeps } from './read-dates';
import { readGoneDevice } from './read-gone-device';

export interface CrawlDeviceDeps extends Omit<ReadDatesDeps, 'asio'> {
  readonly asio: ReadDatesDeps['asio'] & Pick<Asio, 'findDevices'>;
  readonly checkField: CheckField;
}

interface Wanted {
  readonly deviceId: DeviceId;
  readonly fields: FieldChoice;
}

/** Reads one device in the background; gives what went wrong. One that is missing counts as read without a request. */
export async function crawlDevice(
  deps: CrawlDeviceDeps,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Met | undefined> {
  const { deviceId } = wanted;
  const options = { signal, priority: 'background' } as const;
  try {
    const met = await readOrExplain(deps, wanted, options);
    return met && { deviceId, ...met };
  } catch (cause) {
    const problem = problemOf(cause);
    return { deviceId, problem, concerns: concernsAll(problem.kind) ? 'all' : 'unclear' };
  }
}

async function readOrExplain(
  deps: CrawlDeviceDeps,
  { deviceId, fields }: Wanted,
  options: RequestOptions,
): Promise<Omit<Met, 'deviceId'> | undefined> {
  const device = await getDevice(deps.db, deviceId);
  if (device?.missingSince !== undefined) {
    const at = deps.now();
    await commitReading(deps.db, { deviceId, readings: {}, readAt: at, now: at });
    return undefined;
  }
  try {
    await readDates(deps, { deviceId, fields }, options);
    return undefined;
  } catch (cause) {
    const failure = Failure.from(cause);
    if (failure.kind !== 'not-found') throw failure;
    return readGoneDevice(deps, { deviceId, fields, failure }, options);
  }
}
