import type { Asio } from './asio';
import type { FindDevice } from './find-device';
import { createLastUser, type SystemStateDeps } from './system-state';

export interface DetailDeps extends SystemStateDeps {
  readonly findDevice: FindDevice;
}

/** One device, by the calls for it alone. */
export function createDeviceDetail(deps: DetailDeps): Pick<Asio, 'readDevice' | 'readFacts'> {
  const lastUser = createLastUser(deps);
  return {
    readFacts: async (place, options) => (await deps.findDevice(place, options))?.facts,
    async readDevice(place, options) {
      const [found, user] = await Promise.all([
        deps.findDevice(place, options),
        lastUser(place.deviceId, options),
      ]);
      return found && { facts: found.facts, details: { ...found.parts, ...user } };
    },
  };
}
