import { say } from '@/lib/text/say';
import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { CarrierChoice, CustomField } from '@/lib/domain/date-fields';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId, FieldId } from '@/lib/domain/ids';
import { dateFields } from '@/lib/domain/lifecycle';

export interface NotFound {
  readonly deviceId: DeviceId;
  readonly fields: CarrierChoice;
  readonly failure: Failure;
}

/** What is gone, and the failure that says so. */
type Gone =
  | { readonly is: 'device' | 'neither'; readonly failure: Failure }
  | { readonly is: 'field'; readonly field: CustomField; readonly failure: Failure };

/**
 * ConnectWise answers alike when a device and when a field is gone, so this asks which. A field that one device does not have
 * may be there for others. Throws what keeps it from asking.
 */
export async function explainGone(
  asio: Pick<Asio, 'readFields' | 'findDevices'>,
  { deviceId, fields, failure }: NotFound,
  options: RequestOptions,
): Promise<Gone> {
  const { items } = await asio.findDevices([deviceId], options);
  if (items.length === 0) return { is: 'device', failure: deviceGone(failure) };
  for (const field of dateFields) {
    const carrier = fields[field];
    const isGone = carrier && (await isMissing(asio, deviceId, carrier.id, options));
    if (isGone) return { is: 'field', field: carrier, failure: fieldGone(carrier.name, failure) };
  }
  return { is: 'neither', failure };
}

const deviceGone = (cause: Failure): Failure =>
  new Failure('not-found', say('sync.deviceGone'), { cause });

const fieldGone = (name: string, cause: Failure): Failure =>
  new Failure('not-found', say('sync.fieldGone', { name }), { cause });

async function isMissing(
  asio: Pick<Asio, 'readFields'>,
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
