import { describe, expect, test } from 'vitest';
import { branded } from '@/lib/domain/brand';
import type { ClientId } from '@/lib/domain/ids';
import { defaultPolicy, policyOf } from '@/lib/domain/policy';

const contoso = branded<ClientId>('contoso');
const fabrikam = branded<ClientId>('fabrikam');

describe('the policy in force', () => {
  test('is the default one where nothing is set', () => {
    expect(policyOf({ expiringWithinDays: 90 })).toEqual(defaultPolicy);
  });

  test('follows the general rules in what they name, and the default ones in all else', () => {
    const { maximumAgeYears } = policyOf({
      expiringWithinDays: 90,
      maximumAgeYears: { laptop: 3, server: 8 },
    });
    expect(maximumAgeYears).toEqual({ ...defaultPolicy.maximumAgeYears, laptop: 3, server: 8 });
  });

  test('is a client’s own in what was decided for it, and the general one for everybody else', () => {
    const settings = {
      expiringWithinDays: 60,
      maximumAgeYears: { laptop: 3, desktop: 5 },
      clientPolicies: {
        [contoso]: { expiringWithinDays: 180, maximumAgeYears: { laptop: 6 } },
      },
    } as const;
    expect(policyOf(settings, contoso)).toEqual({
      expiringWithinDays: 180,
      maximumAgeYears: { ...defaultPolicy.maximumAgeYears, laptop: 6, desktop: 5 },
    });
    expect(policyOf(settings, fabrikam)).toEqual(policyOf(settings));
  });

  test('never gives an age to what does not age', () => {
    const { maximumAgeYears } = policyOf({ expiringWithinDays: 90 });
    expect([maximumAgeYears['virtual-machine'], maximumAgeYears.cloud]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
