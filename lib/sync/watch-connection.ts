import type { Asio } from '@/lib/asio/asio';
import { Failure, problemOf, type FailureKind } from '@/lib/domain/failure';
import { withGrant, type Grant, type PermissionId } from '@/lib/domain/permissions';
import { changeConnection } from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/database';

/** What only a person can cure, for every request alike. */
const ofTheConnection: ReadonlySet<FailureKind> = new Set([
  'refused-credentials',
  'wrong-region',
  'permission-needed',
]);

export interface WatchDeps {
  readonly openDatabase: OpenDatabase;
  /** Told when the connection's problem, or one of its permissions, has come or gone. */
  readonly onChange: () => void;
  /** Told of each call that fails, for the diagnostics. */
  readonly onFailure?: (failure: Failure) => void;
}

type Ask = <Args extends readonly unknown[], Answer>(
  call: (...args: Args) => Promise<Answer>,
  /** The permission that this call proves, as the test of the connection does. */
  proves?: PermissionId,
) => (...args: Args) => Promise<Answer>;

/**
 * The same API; what it meets that concerns the connection itself is noted there, and taken away by the next success.
 * So is a permission that was withdrawn, or given, since the key was tested.
 */
export function watchConnection(asio: Asio, deps: WatchDeps): Asio {
  const noteProblem = createProblemNote(deps);
  const noteGrant = createGrantNote(deps);

  const watched: Ask =
    (call, proves) =>
    async (...args) => {
      try {
        const answer = await call(...args);
        await noteProblem(undefined);
        if (proves) await noteGrant(proves, 'granted');
        return answer;
      } catch (cause) {
        const failure = Failure.from(cause);
        deps.onFailure?.(failure);
        if (ofTheConnection.has(failure.kind)) await noteProblem(failure);
        if (proves && failure.kind === 'missing-scope') await noteGrant(proves, 'missing');
        throw failure;
      }
    };

  return watchedCalls(asio, watched);
}

/** Each call with the permission that it proves, where it is the one that proves it. */
const watchedCalls = (asio: Asio, watched: Ask): Asio => ({
  listCompanies: watched((options) => asio.listCompanies(options), 'companies'),
  listSites: watched((options) => asio.listSites(options), 'sites'),
  listDevices: watched((request, options) => asio.listDevices(request, options), 'devices'),
  findDevices: watched((ids, options) => asio.findDevices(ids, options)),
  readDevice: watched((place, options) => asio.readDevice(place, options)),
  readFacts: watched((place, options) => asio.readFacts(place, options)),
  listGroups: watched((options) => asio.listGroups(options), 'device-groups'),
  listGroupMembers: watched((id, options) => asio.listGroupMembers(id, options)),
  listHypervisorHosts: watched((options) => asio.listHypervisorHosts(options)),
  otherIds: watched((ids, options) => asio.otherIds(ids, options), 'data-mapping'),
  readFields: watched(
    (id, fieldIds, options) => asio.readFields(id, fieldIds, options),
    'field-values',
  ),
  fieldsOfDevice: watched((id, options) => asio.fieldsOfDevice(id, options), 'field-values'),
  readVendorFields: watched((id, fieldIds, options) =>
    asio.readVendorFields(id, fieldIds, options),
  ),
  readAllFields: watched((id, options) => asio.readAllFields(id, options)),
  writeFields: watched(
    (id, values, options) => asio.writeFields(id, values, options),
    'field-values-write',
  ),
  listFields: watched((options) => asio.listFields(options), 'field-definitions'),
  listFieldsOf: watched((origin, options) => asio.listFieldsOf(origin, options)),
  createField: watched(
    (name, options) => asio.createField(name, options),
    'field-definitions-write',
  ),
  signIn: watched((options) => asio.signIn(options)),
  provePermissions: watched((options) => asio.provePermissions(options)),
});

function createProblemNote({ openDatabase, onChange }: WatchDeps) {
  // A cache: so that the store is not asked at every success.
  let isClear = false;

  return async (failure: Failure | undefined): Promise<void> => {
    if (!failure && isClear) return;
    isClear = !failure;
    let isChanged = false;
    await changeConnection(await openDatabase(), ({ problem, ...connection }) => {
      isChanged = problem?.kind !== failure?.kind;
      if (!isChanged) return undefined;
      return { ...connection, ...(failure && { problem: problemOf(failure) }) };
    });
    if (isChanged) onChange();
  };
}

function createGrantNote({ openDatabase, onChange }: WatchDeps) {
  // A cache: so that the store is not asked at every success.
  const granted = new Set<PermissionId>();

  return async (id: PermissionId, grant: Grant): Promise<void> => {
    if (grant === 'missing') granted.delete(id);
    else if (granted.has(id)) return;
    else granted.add(id);
    let isChanged = false;
    await changeConnection(await openDatabase(), (connection) => {
      const permissions = withGrant(connection.permissions, id, grant);
      isChanged = permissions !== connection.permissions;
      return isChanged ? { ...connection, permissions } : undefined;
    });
    if (isChanged) onChange();
  };
}
