import { describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { RegionId } from '@/lib/domain/region';
import { findRegion } from '@/lib/sync/find-region';
import { fakeAsio } from '../fixtures/fake-api';

const { signal } = new AbortController();
const key = {
  clientId: '9f30abcdef012345',
  clientSecret: 'a-long-secret-text',
  region: 'na',
} as const;

function world(answers: Partial<Record<RegionId, 'token' | FailureKind>>, closed: RegionId[] = []) {
  const asked: RegionId[] = [];
  const deps = {
    connectAsio: (credentials: () => Promise<{ readonly region: RegionId }>) =>
      fakeAsio({
        signIn: async () => {
          const { region } = await credentials();
          asked.push(region);
          const answer = answers[region] ?? 'refused-credentials';
          if (answer !== 'token') throw new Failure(answer, 'No.');
        },
      }),
    mayReach: async (region: RegionId) => !closed.includes(region),
  };
  return { deps, asked };
}

describe('a key that its region refuses', () => {
  test('is found in the region that gives it a token, and no further one is asked', async () => {
    const { deps, asked } = world({ eu: 'token' });
    expect(await findRegion(deps, key, signal)).toEqual({ found: 'eu', unasked: [] });
    expect(asked).toEqual(['eu']);
  });

  test('is looked for first where keys look like it', async () => {
    const { deps, asked } = world({ eu: 'token', au: 'token' });
    const australian = { ...key, clientId: '0e32abcdef012345' };
    expect(await findRegion(deps, australian, signal)).toMatchObject({ found: 'au' });
    expect(asked).toEqual(['au']);
  });

  test.for(['locked', 'missing-scope'] as const)(
    'is known where the answer is %s',
    async (answer) => {
      const { deps } = world({ au: answer });
      expect(await findRegion(deps, key, signal)).toMatchObject({ found: 'au' });
    },
  );

  test.for(['offline', 'server-error', 'rate-limited'] as const)(
    'is not said to be known where the answer is %s',
    async (answer) => {
      const { deps, asked } = world({ eu: answer, au: answer });
      expect(await findRegion(deps, key, signal)).toEqual({ unasked: [] });
      expect(asked).toEqual(['eu', 'au']);
    },
  );

  test('is not looked for where the browser does not let Shelflife, and that is told', async () => {
    const { deps, asked } = world({ eu: 'token' }, ['eu']);
    expect(await findRegion(deps, key, signal)).toEqual({ unasked: ['eu'] });
    expect(asked).toEqual(['au']);
  });
});
