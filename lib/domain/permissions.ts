/** One thing the API key must or may allow. */
export interface Permission {
  readonly id: PermissionId;
  readonly name: string;
  readonly purpose: string;
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
}

/** In the order in which they are shown. */
export const permissions: readonly Permission[] = [
  {
    id: 'companies',
    name: 'Read companies',
    purpose: 'Lists your companies for mapping',
    scopes: ['platform.companies.read'],
    need: 'required',
  },
  {
    id: 'sites',
    name: 'Read sites',
    purpose: 'Shows where a device stands',
    scopes: ['platform.sites.read'],
    need: 'required',
  },
  {
    id: 'devices',
    name: 'Read devices',
    purpose: 'Lists the devices of mapped companies',
    scopes: ['platform.devices.read'],
    need: 'required',
  },
  {
    id: 'assets',
    name: 'Read assets',
    purpose: 'Reads serial number, maker and model',
    scopes: ['platform.asset.read'],
    need: 'required',
  },
  {
    id: 'field-values',
    name: 'Read custom field values',
    purpose: 'Reads purchase and warranty dates',
    scopes: ['platform.custom_fields_values.read'],
    need: 'required',
  },
  {
    id: 'field-values-write',
    name: 'Write custom field values',
    purpose: 'Saves the dates you edit',
    // The API's documents and a live tenant disagree which one it is: either will do.
    scopes: ['platform.custom_fields_values.write', 'platform.devices.write'],
    need: 'editing',
  },
  {
    id: 'field-definitions',
    name: 'Read custom field definitions',
    purpose: 'Finds the two date fields by name',
    scopes: ['platform.custom_fields_definitions.read'],
    need: 'optional',
  },
  {
    id: 'field-definitions-write',
    name: 'Write custom field definitions',
    purpose: 'Creates the two date fields for you',
    scopes: ['platform.custom_fields_definitions.write'],
    need: 'optional',
  },
  {
    id: 'device-groups',
    name: 'Read device groups',
    purpose: 'Filters devices by group',
    scopes: ['platform.deviceGroups.read'],
    need: 'optional',
  },
  {
    id: 'data-mapping',
    name: 'Read data mapping',
    purpose: 'Recognises devices by their private id',
    scopes: ['platform.dataMapping.read'],
    need: 'optional',
  },
];

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
