import type { DeviceDetails } from '@/lib/domain/device-details';
import { displayText } from '@/lib/domain/display-text';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { RequestOptions } from './asio';
import { segment, type Call, type Client } from './client';
import { instantOf } from './endpoint-dto';
import { lenientList, lenientObject, lenientText } from './lenient';
import { isNoSuchCall } from './unknown-path';
import { z } from './zod';

const UserDto = lenientObject({ username: lenientText, logonTime: lenientText });
const StateDto = lenientObject({ lastLoggedOnUser: UserDto, loggedOnUsers: lenientList });

export type LastUser = Pick<DeviceDetails, 'lastUser' | 'lastUserAt'>;

export interface SystemStateDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
}

const callFor = (deviceId: DeviceId): Call => ({
  method: 'GET',
  path: `/api/platform/v2/device/endpoints/${segment(deviceId)}/system-state-info`,
  what: 'asked.readDeviceState',
  scopes: ['platform.devices.read'],
  onlyReads: true,
});

/** What concerns the connection itself, or that nobody waits any more, is not the fault of one part. */
const fatal: ReadonlySet<FailureKind> = new Set([
  'cancelled',
  'not-connected',
  'refused-credentials',
  'wrong-region',
  'permission-needed',
]);

/** Makes the function that asks who signed in last: empty where that is not told, for whatever reason. */
export function createLastUser({ client, abilities }: SystemStateDeps) {
  return async (deviceId: DeviceId, options: RequestOptions): Promise<LastUser> => {
    const { fingerprint } = await client.token(options.signal);
    if ((await abilities.of(fingerprint)).systemState === 'refused') return {};
    try {
      const reply = await client.ask(callFor(deviceId), options);
      if (isOk(reply)) return reply.body.is === 'json' ? lastUserOf(reply.body.value) : {};
      // A device without an agent is answered by a plain 404; the next one may have one.
      if (reply.status === 403 || isNoSuchCall(reply)) {
        await abilities.keep(fingerprint, { systemState: 'refused' });
      }
      return {};
    } catch (cause) {
      if (options.signal.aborted || fatal.has(Failure.from(cause).kind)) throw cause;
      return {};
    }
  };
}

function lastUserOf(value: unknown): LastUser {
  const { lastLoggedOnUser, loggedOnUsers } = z.parse(StateDto, value);
  const [latest] = loggedOnUsers
    .map((user) => z.parse(UserDto, user))
    .toSorted((one, other) => (instantOf(other.logonTime) || 0) - (instantOf(one.logonTime) || 0));
  const user = lastLoggedOnUser.username ? lastLoggedOnUser : latest;
  const lastUser = displayText(user?.username ?? '', 100);
  const lastUserAt = instantOf(user?.logonTime ?? '');
  return {
    ...(lastUser && { lastUser }),
    ...(lastUser && lastUserAt > 0 && { lastUserAt }),
  };
}
