import { say } from '@/lib/text/say';
import type { Company, Site } from '@/lib/domain/company';
import type { DeviceFacts } from '@/lib/domain/device';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import {
  grantOf,
  permissions,
  type PermissionId,
  type PermissionResult,
} from '@/lib/domain/permissions';
import { COMPANIES_PER_REQUEST } from '@/lib/domain/sync-run';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { Asio, Listed, RequestOptions } from './asio';
import type { Client } from './client';
import type { Devices } from './devices';
import { legacyDetail } from './legacy-detail';

export interface ProbeDeps {
  readonly client: Client;
  readonly asio: Pick<
    Asio,
    'listCompanies' | 'listSites' | 'listGroups' | 'fieldsOfDevice' | 'listFields' | 'otherIds'
  >;
  readonly sampleDevices: Devices['sampleDevices'];
  readonly abilities: AbilityStore;
}

/** How a harmless call went. */
type Proof =
  | { readonly is: 'granted' }
  | { readonly is: 'missing' }
  /** Neither yes nor no; the token's own list decides. */
  | { readonly is: 'open'; readonly note?: string };

type Proofs = Map<PermissionId, Proof>;

/** After these nothing more can be proved: they are the test's own result. */
const fatal: ReadonlySet<FailureKind> = new Set([
  'cancelled',
  'not-connected',
  'refused-credentials',
  'wrong-region',
  'locked',
]);
const GRANTED: Proof = { is: 'granted' };
const noDevice = (): Proof => ({ is: 'open', note: say('asio.noDeviceToTry') });
/** So many requests look for a device to try the other calls on. */
const MOST_LOOKS = 3;

export function createPermissionProbes(deps: ProbeDeps): Pick<Asio, 'provePermissions'> {
  const { client, asio, abilities } = deps;
  return {
    async provePermissions(options) {
      const proofs: Proofs = new Map();
      const companies = await proveCompanies(deps, proofs, options);
      const { scopes, fingerprint } = await client.token(options.signal);
      await abilities.forgetRefusals(fingerprint);
      const sites = await prove(proofs, 'sites', () => asio.listSites(options));
      const companyIds = companyIdsOf(companies, sites);
      const device = await findDevice(deps, proofs, companyIds, options);
      await Promise.all([
        ...(device ? deviceProbes(deps, proofs, device.id, options) : withoutDevice(proofs)),
        prove(proofs, 'field-definitions', () => asio.listFields(options)),
        prove(proofs, 'device-groups', () => asio.listGroups(options)),
      ]);
      return permissions.map((permission): PermissionResult => {
        const proof = proofs.get(permission.id) ?? { is: 'open' };
        if (proof.is !== 'open') return { id: permission.id, grant: proof.is };
        const grant = grantOf(permission, scopes);
        return { id: permission.id, grant, ...(proof.note && { note: proof.note }) };
      });
    },
  };
}

/** The first call also shows whether ConnectWise can be reached at all: only a missing scope is a result. */
async function proveCompanies({ asio }: ProbeDeps, proofs: Proofs, options: RequestOptions) {
  try {
    const listed = await asio.listCompanies(options);
    proofs.set('companies', GRANTED);
    return listed;
  } catch (cause) {
    if (Failure.from(cause).kind !== 'missing-scope') throw cause;
    proofs.set('companies', { is: 'missing' });
    return undefined;
  }
}

/** Runs a harmless call for what its end says of a permission; gives what it read. */
async function prove<Value>(
  proofs: Proofs,
  id: PermissionId,
  call: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    const value = await call();
    proofs.set(id, GRANTED);
    return value;
  } catch (cause) {
    proofs.set(id, proofOf(Failure.from(cause)));
    return undefined;
  }
}

function proofOf(failure: Failure): Proof {
  if (fatal.has(failure.kind)) throw failure;
  if (failure.kind === 'missing-scope') return { is: 'missing' };
  // Who may not ask is not told that there is nothing.
  if (failure.kind === 'not-found') return GRANTED;
  return { is: 'open', note: failure.message };
}

function companyIdsOf(
  companies: Listed<Pick<Company, 'id'>> | undefined,
  sites: Listed<Site> | undefined,
): readonly CompanyId[] {
  const known = companies?.items.map(({ id }) => id) ?? [];
  return known.length > 0 ? known : [...new Set(sites?.items.map(({ companyId }) => companyId))];
}

/** Proves the device list, with as few companies as show a device. */
async function findDevice(
  { sampleDevices }: ProbeDeps,
  proofs: Proofs,
  companyIds: readonly CompanyId[],
  options: RequestOptions,
): Promise<DeviceFacts | undefined> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const start = look * COMPANIES_PER_REQUEST;
    const some = companyIds.slice(start, start + COMPANIES_PER_REQUEST);
    const page =
      some.length > 0
        ? await prove(proofs, 'devices', () => sampleDevices(some, options))
        : undefined;
    const [device] = page?.items ?? [];
    if (device || !page) return device;
  }
  return undefined;
}

function withoutDevice(proofs: Proofs): readonly never[] {
  for (const id of ['assets', 'field-values', 'data-mapping'] as const) proofs.set(id, noDevice());
  return [];
}

function deviceProbes(
  { client, asio }: ProbeDeps,
  proofs: Proofs,
  id: DeviceId,
  options: RequestOptions,
): readonly Promise<unknown>[] {
  return [
    prove(proofs, 'field-values', () => asio.fieldsOfDevice(id, options)),
    prove(proofs, 'data-mapping', () => asio.otherIds([id], options)),
    proveAssets(client, proofs, id, options),
  ];
}

/** Not every tenant has the version 1 call any more; without it the device list reads the hardware. */
async function proveAssets(
  client: Client,
  proofs: Proofs,
  id: DeviceId,
  options: RequestOptions,
): Promise<void> {
  const call = legacyDetail(id);
  const reply = await prove(proofs, 'assets', () => client.ask(call, options));
  if (!reply || isOk(reply)) return;
  const isGone = [404, 405, 410].includes(reply.status);
  const { scopes } = reply.token;
  const proof = isGone && !scopes ? GRANTED : proofOf(client.failureOf(reply, call));
  proofs.set('assets', isGone && scopes ? { is: 'open' } : proof);
}
