import { describe, expect, test } from 'vitest';
import {
  allScopes,
  grantOf,
  missingRequired,
  permissionName,
  permissionPurpose,
  permissions,
  type PermissionId,
} from '@/lib/domain/permissions';

const permission = (id: PermissionId) => permissions.find((one) => one.id === id) ?? expect.fail();

describe('grantOf', () => {
  const write = permission('field-values-write');

  test.for([
    [['platform.custom_fields_values.write'], 'granted'],
    [['platform.devices.write'], 'granted'],
    [['platform.devices.write', 'platform.custom_fields_values.write'], 'granted'],
    [['platform.devices.read'], 'missing'],
    [[], 'missing'],
  ] as const)('either scope is enough to write: %j', ([scopes, grant]) => {
    expect(grantOf(write, new Set(scopes))).toBe(grant);
  });

  test('is unproven where the token does not tell', () => {
    expect(permissions.map((one) => grantOf(one, undefined))).toEqual(
      permissions.map(() => 'unproven'),
    );
  });
});

describe('missingRequired', () => {
  test('names the required permissions that are known to be missing, and no others', () => {
    const results = permissions.map(({ id }) => ({ id, grant: 'missing' as const }));
    expect(missingRequired(results).map(({ id }) => id)).toEqual([
      'companies',
      'sites',
      'devices',
      'assets',
      'field-values',
    ]);
    expect(missingRequired([{ id: 'sites', grant: 'unproven' }])).toEqual([]);
    expect(missingRequired([])).toEqual([]);
  });
});

describe('the permissions', () => {
  test('have names, purposes and scopes of their own', () => {
    for (const part of [String, permissionName, permissionPurpose]) {
      expect(new Set(permissions.map(({ id }) => part(id))).size).toBe(permissions.length);
    }
    expect(new Set(allScopes).size).toBe(allScopes.length);
    expect(allScopes.every((scope) => /^platform\.\w+\.(read|write)$/.test(scope))).toBe(true);
  });

  test('never ask for what deletes', () => {
    expect(allScopes.filter((scope) => /delete|agent|policies|automation/.test(scope))).toEqual([]);
  });
});
