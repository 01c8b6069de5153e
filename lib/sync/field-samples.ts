import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { CustomField, FieldCandidate } from '@/lib/domain/date-fields';
import type { FieldText } from '@/lib/domain/device-details';
import type { OpenDatabase } from '@/lib/store/database';
import { sampleDevices } from '@/lib/store/sample-devices';
import type { StoredDevice } from '@/lib/store/schema';

/** So many devices show what a field is used for; each costs a request or two. */
const DEVICES = 4;

interface Deps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readAllFields'>;
}

interface Sampled {
  readonly deviceName: string;
  readonly texts: readonly FieldText[];
}

/** The fields with what they hold at a few devices. Samples are a help and no condition: what can't be read is left out. */
export async function withSamples(
  { openDatabase, asio }: Deps,
  fields: readonly CustomField[],
  signal: AbortSignal,
): Promise<readonly FieldCandidate[]> {
  const devices = await sampleDevices(await openDatabase(), DEVICES);
  const options = { signal, priority: 'interactive' } as const;
  const sampled = await Promise.all(devices.map((device) => sampleOf(asio, device, options)));
  return fields.map((field) => ({
    ...field,
    samples: sampled.flatMap(({ deviceName, texts }) =>
      texts
        .filter(({ name, origin }) => name === field.name && origin === field.origin)
        .map(({ text }) => ({ deviceName, text })),
    ),
  }));
}

async function sampleOf(
  asio: Deps['asio'],
  { id, name: deviceName }: StoredDevice,
  options: RequestOptions,
): Promise<Sampled> {
  try {
    return { deviceName, texts: await asio.readAllFields(id, options) };
  } catch {
    return { deviceName, texts: [] };
  }
}
