import type { Asio } from '@/lib/asio/asio';
import { Failure, problemOf, type FailureKind } from '@/lib/domain/failure';
import { changeConnection } from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/open';

/** What only a person can cure, for every request alike. */
const ofTheConnection: ReadonlySet<FailureKind> = new Set([
  'refused-credentials',
  'wrong-region',
  'permission-needed',
]);

export interface WatchDeps {
  readonly openDatabase: OpenDatabase;
  /** Told when the connection's problem has come or gone. */
  readonly onChange: () => void;
}

type Ask = <Args extends readonly unknown[], Answer>(
  call: (...args: Args) => Promise<Answer>,
) => (...args: Args) => Promise<Answer>;

/** The same API; what it meets that concerns the connection itself is noted there, and taken away by the next success. */
export function watchConnection(asio: Asio, { openDatabase, onChange }: WatchDeps): Asio {
  // `undefined`: what is stored is not known yet in this life of the worker.
  let noted: FailureKind | 'none' | undefined;

  async function note(failure: Failure | undefined): Promise<void> {
    const kind = failure?.kind ?? 'none';
    if (noted === kind) return;
    noted = kind;
    await changeConnection(await openDatabase(), ({ problem: _problem, ...connection }) => ({
      ...connection,
      ...(failure && { problem: problemOf(failure) }),
    }));
    onChange();
  }

  const watched: Ask =
    (call) =>
    async (...args) => {
      try {
        const answer = await call(...args);
        await note(undefined);
        return answer;
      } catch (cause) {
        const failure = Failure.from(cause);
        if (ofTheConnection.has(failure.kind)) await note(failure);
        throw failure;
      }
    };

  return {
    listCompanies: watched((options) => asio.listCompanies(options)),
    listSites: watched((options) => asio.listSites(options)),
    listDevices: watched((request, options) => asio.listDevices(request, options)),
    findDevices: watched((ids, options) => asio.findDevices(ids, options)),
    readDevice: watched((place, options) => asio.readDevice(place, options)),
    readFacts: watched((place, options) => asio.readFacts(place, options)),
    listGroups: watched((options) => asio.listGroups(options)),
    listGroupMembers: watched((id, options) => asio.listGroupMembers(id, options)),
    listHypervisorHosts: watched((options) => asio.listHypervisorHosts(options)),
    otherIds: watched((ids, options) => asio.otherIds(ids, options)),
    readFields: watched((id, fieldIds, options) => asio.readFields(id, fieldIds, options)),
    fieldsOfDevice: watched((id, options) => asio.fieldsOfDevice(id, options)),
    readVendorFields: watched((id, fieldIds, options) =>
      asio.readVendorFields(id, fieldIds, options),
    ),
    readAllFields: watched((id, options) => asio.readAllFields(id, options)),
    writeFields: watched((id, values, options) => asio.writeFields(id, values, options)),
    listFields: watched((options) => asio.listFields(options)),
    listFieldsOf: watched((origin, options) => asio.listFieldsOf(origin, options)),
    createField: watched((name, options) => asio.createField(name, options)),
    provePermissions: watched((options) => asio.provePermissions(options)),
  };
}
