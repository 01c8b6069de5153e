import type { ServerResponse } from 'node:http';
import { createApi } from './api/api.ts';
import { DEFAULT_QUIRKS, type Quirks } from './api/call.ts';
import type { RegionId } from './api/exchange.ts';
import { createApiListener, type Listener } from './api-server.ts';
import { makeCertificate } from './certificate.ts';
import { createControlListener } from './control.ts';
import { Faults, type FaultHandle, type FaultRule } from './faults.ts';
import { hostName, isPortalHost, PORTAL_HOST, regionOfHost } from './hosts.ts';
import { Journal, type RecordedRequest, type Violation } from './journal.ts';
import { KeyRing } from './keys.ts';
import { createPortalListener } from './portal/portal.ts';
import { DEFAULT_QUOTA, Quota, type QuotaRules } from './quota.ts';
import { listen, LOOPBACK, type Listening } from './sockets.ts';
import { DEFAULT_TOKEN_RULES, Tokens, type TokenRules } from './tokens.ts';
import type { Size, SizeName } from './world/directory.ts';
import { World } from './world/world.ts';

export interface SandboxOptions {
  readonly size?: SizeName | Size;
  /** `yyyy-mm-dd`; the dates in the world are relative to it. The clock's day (UTC) where it is left out. */
  readonly today?: string;
  readonly seed?: string;
  readonly now?: () => number;
  readonly token?: Partial<TokenRules>;
  readonly quota?: Partial<QuotaRules>;
  readonly quirks?: Partial<Quirks>;
  /** Any free port where one is left out. */
  readonly ports?: { readonly https?: number; readonly http?: number; readonly control?: number };
  /** Plain HTTP only: starts without making a certificate. For tests that need no browser. */
  readonly withoutTls?: boolean;
}

/** ConnectWise, API and portal, on loopback. */
export interface Sandbox {
  readonly world: World;
  readonly keys: KeyRing;
  readonly quota: Quota;
  /** The API of each region over plain HTTP; what it links to has the real host's name all the same. */
  readonly httpOrigins: Readonly<Record<RegionId, string>>;
  /** The North American one. */
  readonly httpOrigin: string;
  readonly controlOrigin: string;
  readonly httpsPort: number;
  readonly httpPort: number;
  readonly portalOrigin: string;
  /** API requests that have ended, oldest first. */
  readonly requests: readonly RecordedRequest[];
  readonly violations: readonly Violation[];
  /** The next API request to end that passes the test, counted from now. */
  nextRequest(test: (request: RecordedRequest) => boolean): Promise<RecordedRequest>;
  clearRequests(): void;
  fault(rule: FaultRule): FaultHandle;
  clearFaults(): void;
  /** Voids all tokens, or those of one key (label or client id). */
  revokeTokens(key?: string): void;
  /** Gives the key another secret; its tokens are void. */
  regenerateKey(key: string): { readonly clientSecret: string };
  disableKey(key: string): void;
  /** Its tokens are void, so that the next one has these scopes. */
  setScopes(key: string, scopes: readonly string[]): void;
  stop(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const parts = createParts(options, now);
  const { listeners, control } = createListeners(parts, now);
  const sockets = await openSockets(listeners, control, options);
  const { https, http, eu, au, controlled } = sockets;
  const { world, keys, tokens, quota, journal, faults } = parts;
  const revoke = (key: string) => tokens.revoke(keys.get(key).clientId);

  const sandbox: Sandbox = {
    world,
    keys,
    quota,
    httpOrigins: { na: originOf(http), eu: originOf(eu), au: originOf(au) },
    httpOrigin: originOf(http),
    controlOrigin: originOf(controlled),
    httpsPort: https?.port ?? 0,
    httpPort: http.port,
    portalOrigin: `https://${PORTAL_HOST}`,
    requests: journal.requests,
    violations: journal.violations,
    nextRequest: (test) => journal.next(test),
    clearRequests: () => journal.clear(),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    revokeTokens: (key) => (key === undefined ? tokens.revoke() : revoke(key)),
    regenerateKey: (key) => {
      revoke(key);
      return keys.regenerate(key);
    },
    disableKey: (key) => {
      keys.disable(key);
      revoke(key);
    },
    setScopes: (key, scopes) => {
      keys.setScopes(key, scopes);
      revoke(key);
    },
    stop: async () => {
      faults.clear();
      await Promise.all(Object.values(sockets).map(async (socket) => socket?.close()));
    },
  };
  control.attach(sandbox);
  return sandbox;
}

/** What a Chromium needs on its command line to find the sandbox under the real names. */
export const chromiumArgs = ({
  httpsPort,
  httpPort,
}: Pick<Sandbox, 'httpsPort' | 'httpPort'>): readonly string[] => [
  `--host-resolver-rules=MAP *:443 ${LOOPBACK}:${httpsPort}, MAP *:80 ${LOOPBACK}:${httpPort}`,
  '--ignore-certificate-errors',
];

const originOf = ({ port }: Listening): string => `http://${LOOPBACK}:${port}`;

type Parts = ReturnType<typeof createParts>;

function createParts(options: SandboxOptions, now: () => number) {
  const seed = options.seed ?? 'shelflife';
  const today = options.today ?? new Date(now()).toISOString().slice(0, 10);
  return {
    world: new World({ seed, today, size: options.size ?? 'small', now }),
    keys: new KeyRing(seed),
    tokens: new Tokens({ ...DEFAULT_TOKEN_RULES, ...options.token }, now),
    quota: new Quota({ ...DEFAULT_QUOTA, ...options.quota }, now),
    quirks: { ...DEFAULT_QUIRKS, ...options.quirks },
    journal: new Journal(),
    faults: new Faults(),
  };
}

function createListeners(parts: Parts, now: () => number) {
  const { world, keys, tokens, quota, quirks, journal, faults } = parts;
  const handle = createApi({
    world,
    keys,
    tokens,
    quota,
    quirks,
    now,
    noteViolation: ({ method, path }, rule, text) => journal.violate({ rule, text, method, path }),
  });
  const deps = { handle, faults, journal, now };
  const listeners: Record<RegionId | 'portal', Listener> = {
    na: createApiListener(deps, 'na'),
    eu: createApiListener(deps, 'eu'),
    au: createApiListener(deps, 'au'),
    portal: createPortalListener(world),
  };
  return { listeners, control: createControlListener() };
}

async function openSockets(
  listeners: Record<RegionId | 'portal', Listener>,
  control: ReturnType<typeof createControlListener>,
  { ports = {}, withoutTls = false }: SandboxOptions,
) {
  return {
    https: withoutTls
      ? undefined
      : await listen(byHost(listeners), ports.https ?? 0, await makeCertificate()),
    http: await listen(plainHttp(listeners.na), ports.http ?? 0),
    eu: await listen(listeners.eu, 0),
    au: await listen(listeners.au, 0),
    controlled: await listen(control.listener, ports.control ?? 0),
  };
}

/** A browser sends all its requests here, its maker's included: only the names we stand in for are answered. */
function byHost(listeners: Record<RegionId | 'portal', Listener>): Listener {
  return async (incoming, response) => {
    const host = hostName(incoming.headers.host);
    const region = regionOfHost(host);
    if (region) return listeners[region](incoming, response);
    return isPortalHost(host) ? listeners.portal(incoming, response) : nobody(response);
  };
}

/** Over plain HTTP the API answers under the loopback address; the real names are sent on to HTTPS. */
function plainHttp(api: Listener): Listener {
  return async (incoming, response) => {
    const host = hostName(incoming.headers.host);
    if (host === LOOPBACK || host === 'localhost') return api(incoming, response);
    if (!isPortalHost(host) && !regionOfHost(host)) return nobody(response);
    response.writeHead(301, { location: `https://${host}${incoming.url ?? '/'}` }).end();
    return undefined;
  };
}

const nobody = (response: ServerResponse): void => {
  response.writeHead(404).end();
};
