import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import type { DeviceId, FieldId } from '@/lib/domain/ids';
import { dateFields } from '@/lib/domain/lifecycle';
import { commitReading } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/open';

interface Deps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'readFields' | 'findDevices'>;
  readonly now: () => number;
}

interface NotFound {
  readonly deviceId: DeviceId;
  readonly fields: FieldChoice;
  readonly failure: Failure;
}

/**
 * ConnectWise answers alike when a device and when a field is gone, so this asks which. A device that is gone counts as
 * read, keeps its dates, and is no problem: the next sync marks it missing. A field that is gone is one for a person.
 */
export async function readGoneDevice(
  deps: Deps,
  notFound: NotFound,
  options: RequestOptions,
): Promise<Problem | undefined> {
  const { deviceId } = notFound;
  try {
    const { items } = await deps.asio.findDevices([deviceId], options);
    if (items.length > 0) return problemOf(await missingField(deps, notFound, options));
    await commitReading(deps.db, { deviceId, readings: {}, readAt: deps.now() });
    return undefined;
  } catch (cause) {
    return problemOf(cause);
  }
}

async function missingField(
  { asio }: Deps,
  { deviceId, fields, failure }: NotFound,
  options: RequestOptions,
): Promise<Failure> {
  for (const field of dateFields) {
    const carrier = fields[field];
    const isGone = carrier && (await isMissing(asio, deviceId, carrier.id, options));
    if (isGone) {
      return new Failure(
        'not-found',
        `The custom field "${carrier.name}" is no longer in ConnectWise RMM. Choose another one for it.`,
        { cause: failure },
      );
    }
  }
  return new Failure('bad-response', failure.message, { cause: failure });
}

async function isMissing(
  asio: Deps['asio'],
  deviceId: DeviceId,
  fieldId: FieldId,
  options: RequestOptions,
): Promise<boolean> {
  try {
    await asio.readFields(deviceId, [fieldId], options);
    return false;
  } catch (cause) {
    const failure = Failure.from(cause);
    if (failure.kind === 'not-found') return true;
    throw failure;
  }
}
