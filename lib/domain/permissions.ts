import { say } from '@/lib/text/say';

/** One thing the API key must or may allow. */
export interface Permission {
  readonly id: PermissionId;
  /** Any one of these scopes grants it. */
  readonly scopes: readonly string[];
  /** `required`: nothing works without it; `editing`: dates can't be saved without it. */
  readonly need: 'required' | 'editing' | 'optional';
}

export type PermissionId =
  | 'companies'
  | 'sites'
  | 'devices'
  | 'assets'
  | 'field-values'
  | 'field-values-write'
  | 'field-definitions'
  | 'field-definitions-write'
  | 'device-groups'
  | 'data-mapping';

/** `unproven`: the token does not tell its scopes and no harmless call could show it. */
export type Grant = 'granted' | 'missing' | 'unproven';

export interface PermissionResult {
  readonly id: PermissionId;
  readonly grant: Grant;
  /** What the proof met besides yes or no, for example a time-out. */
  readonly note?: string;
  /** The test of the key found it granted; it was withdrawn since. */
  readonly isWithdrawn?: true;
}

/** In the order in which they are shown. */
export const permissions: readonly Permission[] = [
  {
    id: 'companies',
    scopes: ['platform.companies.read'],
    need: 'required',
  },
  {
    id: 'sites',
    scopes: ['platform.sites.read'],
    need: 'required',
  },
  {
    id: 'devices',
    scopes: ['platform.devices.read'],
    need: 'required',
  },
  {
    id: 'assets',
    scopes: ['platform.asset.read'],
    need: 'required',
  },
  {
    id: 'field-values',
    scopes: ['platform.custom_fields_values.read'],
    need: 'required',
  },
  {
    id: 'field-values-write',
    // The API's documents and a live tenant disagree which one it is: either will do.
    scopes: ['platform.custom_fields_values.write', 'platform.devices.write'],
    need: 'editing',
  },
  {
    id: 'field-definitions',
    scopes: ['platform.custom_fields_definitions.read'],
    need: 'optional',
  },
  {
    id: 'field-definitions-write',
    scopes: ['platform.custom_fields_definitions.write'],
    need: 'optional',
  },
  {
    id: 'device-groups',
    scopes: ['platform.deviceGroups.read'],
    need: 'optional',
  },
  {
    id: 'data-mapping',
    scopes: ['platform.dataMapping.read'],
    need: 'optional',
  },
];

export const permissionName = (id: PermissionId): string => say(`permission.${id}`);

/** What it is for. */
export const permissionPurpose = (id: PermissionId): string => say(`permissionPurpose.${id}`);

/** Every scope that is asked for when a token is made. */
export const allScopes: readonly string[] = permissions.flatMap(({ scopes }) => scopes);

/** The required permissions that are known to be missing. */
export const missingRequired = (results: readonly PermissionResult[]): readonly Permission[] =>
  permissions.filter(
    ({ id, need }) =>
      need === 'required' &&
      results.some((result) => result.id === id && result.grant === 'missing'),
  );

/** Whether a token with these scopes has the permission; `unproven` where the scopes are not told. */
export function grantOf(permission: Permission, scopes: ReadonlySet<string> | undefined): Grant {
  if (!scopes) return 'unproven';
  return permission.scopes.some((scope) => scopes.has(scope)) ? 'granted' : 'missing';
}

/** The permissions by what a call has shown of one of them; the same list where that is known already. */
export function withGrant(
  results: readonly PermissionResult[],
  id: PermissionId,
  grant: Grant,
): readonly PermissionResult[] {
  const known = results.find((result) => result.id === id);
  if (!known || known.grant === grant) return results;
  const isWithdrawn = known.grant === 'granted' && grant === 'missing';
  const shown: PermissionResult = { id, grant, ...(isWithdrawn && { isWithdrawn }) };
  return results.map((result) => (result === known ? shown : result));
}

/** What the key could do when it was tested, and can't any more, as far as it stops what it is used for. */
export const withdrawnPermissions = (results: readonly PermissionResult[]): readonly Permission[] =>
  permissions.filter(
    ({ id, need }) =>
      need !== 'optional' && results.some((result) => result.id === id && result.isWithdrawn),
  );
