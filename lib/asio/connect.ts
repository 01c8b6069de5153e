import { createAbilityStore } from './abilities';
import type { Asio, ConnectAsio, RequestOptions } from './asio';
import { createBudget, type Budget, type BudgetDeps } from './budget';
import { createClient, type Client } from './client';
import { createCompanies } from './companies';
import { createCustomFields } from './custom-fields';
import { createDeviceDetail } from './device-detail';
import { createReadDevices } from './device-pages';
import { createDevices } from './devices';
import { createExchange } from './exchange';
import { createFieldDefinitions } from './field-definitions';
import { createFindDevice } from './find-device';
import { createGroups } from './groups';
import { createHypervisors } from './hypervisors';
import { createLegacyDevices } from './legacy-devices';
import { createMappings } from './mappings';
import { createMint } from './mint';
import { createPermissionProbes } from './permission-probes';
import { createRateLimits } from './rate-limits';
import { createSites } from './sites';
import { createTokens, type TokenDeps } from './tokens';
import { createTransport, type Transport } from './transport';

export interface ConnectDeps extends BudgetDeps {
  readonly fetch: typeof globalThis.fetch;
  /** A UUID for each call that wants one. */
  readonly randomId: () => string;
  /** Scheme and host in place of the region's; for tests. */
  readonly origin?: string;
  /** For one whole answer; under the 30 s after which a browser ends a worker's fetch. */
  readonly timeLimitMs?: number;
}

export interface AsioDeps extends ConnectDeps, Pick<TokenDeps, 'credentials'> {}

const TIME_LIMIT_MS = 25_000;

/** Makes the function that makes the API for some credentials; all that it makes share one budget. */
export function createConnect(deps: ConnectDeps): ConnectAsio {
  const { fetch, timeLimitMs = TIME_LIMIT_MS } = deps;
  const exchange = createExchange({ fetch, timeLimitMs });
  const budget = createBudget(deps);
  const transport = createTransport({ ...deps, exchange, budget });
  return (credentials) => asioOf(deps, clientOf({ ...deps, credentials }, transport, budget));
}

/** The API for one set of credentials, which `credentials` tells at each call or throws `not-connected`. */
export const createAsio = ({ credentials, ...deps }: AsioDeps): Asio =>
  createConnect(deps)(credentials);

function clientOf(deps: AsioDeps, transport: Transport, budget: Budget): Client {
  const tokens = createTokens({ ...deps, mint: createMint({ ...deps, transport }) });
  const beforeBackground = createRateLimits({ ...deps, transport, budget });
  return createClient({ ...deps, tokens, transport, beforeBackground });
}

function asioOf(deps: ConnectDeps, client: Client): Asio {
  const abilities = createAbilityStore(deps.memory, deps.lock);
  const findDevice = createFindDevice({ ...deps, client, abilities });
  const legacy = createLegacyDevices({ ...deps, client, findDevice });
  const readDevices = createReadDevices({ ...deps, client, abilities, legacy });
  const { sampleDevices, ...devices } = createDevices({ client, abilities, readDevices });
  const asio = {
    ...createCompanies(client),
    ...createSites(client),
    ...devices,
    ...createDeviceDetail({ client, abilities, findDevice }),
    ...createGroups(client),
    ...createHypervisors(client),
    ...createMappings(client),
    ...createCustomFields({ client, abilities }),
    ...createFieldDefinitions(client),
    signIn: async ({ signal }: RequestOptions) => void (await client.token(signal)),
  };
  return { ...asio, ...createPermissionProbes({ client, asio, sampleDevices, abilities }) };
}
