import { eitherText, say, sayCount } from '@/lib/text/say';
import type { ConnectAsio } from '@/lib/asio/asio';
import { faultsOf, hasFaults, trimmed, type Credentials } from '@/lib/domain/credentials';
import {
  adviceFor,
  Failure,
  problemOf,
  type FailureKind,
  type Problem,
} from '@/lib/domain/failure';
import {
  missingRequired,
  withdrawnPermissions,
  permissionName,
  type Permission,
  type PermissionResult,
} from '@/lib/domain/permissions';
import type { KnownElsewhere, RegionId } from '@/lib/domain/region';
import { regionName } from '@/lib/domain/region-name';
import { addActivity } from '@/lib/store/activity';
import {
  decryptSecret,
  forgetConnection,
  readConnection,
  saveConnection as storeConnection,
} from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/database';
import { removeData } from '@/lib/store/remove-data';
import type { StoredConnection } from '@/lib/store/schema';
import { findRegion, type FindRegionDeps } from './find-region';

export interface ConnectionDeps {
  readonly openDatabase: OpenDatabase;
  readonly connectAsio: ConnectAsio;
  /** Whether the browser lets requests through to the region's API. */
  readonly mayReach: (region: RegionId) => Promise<boolean>;
  /** Keeps a token that is still good, so that only who has the credentials can take it up again. */
  readonly sealToken: (credentials: Credentials | undefined) => Promise<void>;
  readonly unsealToken: (credentials: Credentials) => Promise<void>;
  readonly now: () => number;
}

/** What the test of credentials found; without a token there are no permissions to list. */
export interface TestResult {
  /** Absent when every required permission is granted. */
  readonly problem?: Problem;
  readonly permissions: readonly PermissionResult[];
  /** Set where the region refuses the key and another one knows it, or may. */
  readonly elsewhere?: KnownElsewhere;
}

/** Proves what typed credentials may do, without touching the stored ones. Throws `bad-input` before any request. */
export async function testConnection(
  deps: Omit<ConnectionDeps, 'openDatabase' | 'now'>,
  typed: Credentials,
  signal: AbortSignal,
): Promise<TestResult> {
  const faults = faultsOf(typed);
  if (hasFaults(faults)) throw new Failure('bad-input', Object.values(faults).join(' '));
  const { connectAsio, mayReach, unsealToken } = deps;
  const credentials = trimmed(typed);
  if (!(await mayReach(credentials.region))) {
    return { problem: problemOf(hostNotAllowed(credentials.region)), permissions: [] };
  }
  try {
    await unsealToken(credentials);
    const asio = connectAsio(async () => credentials);
    const permissions = await asio.provePermissions({ signal, priority: 'interactive' });
    const missing = missingRequired(permissions);
    return { permissions, ...(missing.length > 0 && { problem: lackOf(missing) }) };
  } catch (cause) {
    const failure = Failure.from(cause);
    return refusals.has(failure.kind)
      ? refusedTest(deps, { credentials, failure }, signal)
      : { problem: problemOf(failure), permissions: [] };
  }
}

const refusals: ReadonlySet<FailureKind> = new Set(['refused-credentials', 'wrong-region']);

interface Refusal {
  readonly credentials: Credentials;
  readonly failure: Failure;
}

/** A key exists in one region only: a refusal may mean nothing but that it is another one. */
async function refusedTest(
  deps: FindRegionDeps,
  { credentials, failure }: Refusal,
  signal: AbortSignal,
): Promise<TestResult> {
  const elsewhere = await findRegion(deps, credentials, signal);
  const { found, unasked } = elsewhere;
  const isOpen = found !== undefined || unasked.length > 0;
  return {
    problem: found ? knownIn(found, credentials.region) : problemOf(failure),
    permissions: [],
    ...(isOpen && { elsewhere }),
  };
}

const knownIn = (found: RegionId, chosen: RegionId): Problem => ({
  kind: 'wrong-region',
  message: say('connection.knownElsewhere', {
    found: regionName(found),
    chosen: regionName(chosen),
  }),
  advice: say('connection.switchRegion'),
});

/** Tests; keeps the credentials, in place of earlier ones, only when nothing required is missing. */
export async function saveConnection(
  deps: ConnectionDeps,
  typed: Credentials,
  signal: AbortSignal,
): Promise<TestResult> {
  const tested = await testConnection(deps, typed, signal);
  if (tested.problem) return tested;
  const db = await deps.openDatabase();
  const since = deps.now();
  await storeConnection(db, trimmed(typed), { since, permissions: tested.permissions });
  await addActivity(db, since, { kind: 'connection', what: 'connected' });
  return tested;
}

/** Forgets the credentials and, where asked to, everything that came from ConnectWise. Settings stay. */
export async function disconnect(deps: ConnectionDeps, withData: boolean): Promise<void> {
  const { openDatabase, now } = deps;
  const db = await openDatabase();
  const connection = await readConnection(db);
  if (connection) {
    // A secret that can't be read any more must not stand in the way of forgetting it.
    await deps.sealToken(await credentialsOf(connection).catch(() => undefined));
    await forgetConnection(db);
    await addActivity(db, now(), { kind: 'connection', what: 'disconnected' });
  }
  if (withData) await removeData(db, now());
}

/** The stored credentials, for the request that obtains a token. Throws where there are none, or the browser forbids the host. */
export async function storedCredentials({
  openDatabase,
  mayReach,
}: Pick<ConnectionDeps, 'openDatabase' | 'mayReach'>): Promise<Credentials> {
  const connection = await readConnection(await openDatabase());
  if (!connection) {
    throw new Failure('not-connected', say('connecting.notConnected'));
  }
  if (!(await mayReach(connection.region))) throw hostNotAllowed(connection.region);
  return credentialsOf(connection);
}

async function credentialsOf(connection: StoredConnection): Promise<Credentials> {
  const { clientId, region } = connection;
  try {
    return { clientId, region, clientSecret: await decryptSecret(connection) };
  } catch (cause) {
    throw new Failure('refused-credentials', say('connecting.secretUnreadable'), { cause });
  }
}

export const hostNotAllowed = (region: RegionId): Failure =>
  new Failure(
    'permission-needed',
    say('connecting.regionNotAllowed', { region: regionName(region) }),
  );

/** What became of the key's permissions since it was tested, where that stops what they are used for. */
export function withdrawnProblem(results: readonly PermissionResult[]): Problem | undefined {
  const lost = withdrawnPermissions(results);
  if (lost.length === 0) return undefined;
  return {
    ...lackOf(lost),
    message: sayCount('connection.withdrawn', lost.length, { named: namedText(lost) }),
  };
}

const namedText = (lacking: readonly Permission[]): string =>
  lacking
    .map(({ id, scopes }) =>
      say('connecting.permission', { name: permissionName(id), scopes: eitherText(scopes) }),
    )
    .join(', ');

function lackOf(missing: readonly Permission[]): Problem {
  const scopes = missing.flatMap((permission) => permission.scopes[0] ?? []).join(', ');
  return {
    kind: 'missing-scope',
    message: sayCount('connecting.lacksPermissions', missing.length, {
      named: namedText(missing),
    }),
    advice: adviceFor('missing-scope', scopes),
  };
}
