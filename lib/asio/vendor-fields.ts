import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { Asio, RequestOptions } from './asio';
import { fieldValueOf, type FieldValueDeps, type ReadValue, type ReadValues } from './field-values';

export interface VendorFields extends Pick<Asio, 'readVendorFields'> {
  /** Everything that vendors have stored for a device; nothing where that is not open to the key. */
  readonly readAll: (deviceId: DeviceId, options: RequestOptions) => Promise<readonly ReadValue[]>;
}

const query = { withDefaults: 'false', originType: 'vendor' } as const;

const endings = new Map<FailureKind, 'refused' | 'absent'>([
  ['missing-scope', 'refused'],
  ['not-found', 'absent'],
  ['rejected', 'absent'],
]);

/** Values that other products keep. A key that was made for a partner may not be shown them: it is asked once. */
export function createVendorFields(
  { client, abilities }: FieldValueDeps,
  read: ReadValues,
): VendorFields {
  async function known({ signal }: RequestOptions) {
    const { fingerprint } = await client.token(signal);
    return { fingerprint, ability: (await abilities.of(fingerprint)).vendorValues };
  }

  async function attempt(fingerprint: string, reading: ReturnType<ReadValues>) {
    try {
      return (await reading).items;
    } catch (cause) {
      const ending = endings.get(Failure.from(cause).kind);
      if (!ending) throw cause;
      if (ending === 'refused') await abilities.keep(fingerprint, { vendorValues: 'refused' });
      return ending;
    }
  }

  return {
    async readAll(deviceId, options) {
      const { fingerprint, ability } = await known(options);
      if (ability === 'refused') return [];
      const all = await attempt(fingerprint, read(deviceId, query, options));
      return typeof all === 'string' ? [] : all;
    },

    async readVendorFields(deviceId, fieldIds, options) {
      const { fingerprint, ability } = await known(options);
      if (ability === 'refused' || fieldIds.length === 0) return [];
      const named = { ...query, attributeIDs: fieldIds.join(',') };
      let values =
        ability === 'all' ? 'absent' : await attempt(fingerprint, read(deviceId, named, options));
      if (values === 'absent') {
        // One id that is gone makes all of them "not found".
        values = await attempt(fingerprint, read(deviceId, query, options));
        if (typeof values !== 'string') await abilities.keep(fingerprint, { vendorValues: 'all' });
      }
      if (typeof values === 'string') return [];
      return values.filter(({ id }) => fieldIds.includes(id)).flatMap(fieldValueOf);
    },
  };
}
