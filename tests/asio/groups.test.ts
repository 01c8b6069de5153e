import { describe, expect, test } from 'vitest';
import { parseGroupId } from '@/lib/domain/ids';
import { background, rigFor } from './rig';
import { failureOf } from './failing';
import { page, startStub, type Answered, type Seen } from './stub';

const GROUPS = 'GET /api/platform/v1/device-groups';
const G1 = parseGroupId('44444444-4444-4444-8444-444444444444') ?? expect.fail();
const MEMBERS = `GET /api/platform/v2/device-groups/${G1}/endpoints`;

async function start(route: string, answered: Answered | ((seen: Seen) => Answered)) {
  const stub = await startStub({ [route]: answered });
  const { asio } = rigFor(stub.origin);
  return {
    stub,
    groups: () => asio.listGroups(background()),
    members: () => asio.listGroupMembers(G1, background()),
  };
}

describe('groups', () => {
  test('say whether their members change by themselves', async () => {
    const { groups } = await start(GROUPS, {
      json: [
        { id: 'G1', name: 'Servers', static: false, updatedAt: '2026-01-02T03:04:05Z' },
        { id: 'g2', name: 'Pilot\u202ering', static: true, updatedAt: '0001-01-01T00:00:00Z' },
        { id: 'g3', name: null },
      ],
    });
    await expect(groups()).resolves.toEqual({
      items: [
        { id: 'g1', name: 'Servers', isDynamic: true, updatedAt: Date.UTC(2026, 0, 2, 3, 4, 5) },
        { id: 'g2', name: 'Pilot ring', isDynamic: false },
        { id: 'g3', name: 'Unnamed group', isDynamic: true },
      ],
      setAside: 0,
    });
  });

  test('that are odd are counted and cost no other', async () => {
    const { groups } = await start(GROUPS, { json: [null, { name: 'x' }, { id: 'g1' }, 'g2'] });
    await expect(groups()).resolves.toMatchObject({ items: [{ id: 'g1' }], setAside: 3 });
  });

  test.for([{ status: 404, json: { message: 'none' } }, { json: [] }, { json: null }] as const)(
    'may be none: %j',
    async (answered) => {
      const { groups } = await start(GROUPS, answered);
      await expect(groups()).resolves.toEqual({ items: [], setAside: 0 });
    },
  );

  test('without the scope name it, and no page is taken for none', async () => {
    const refused = await start(GROUPS, {
      status: 403,
      json: { id: 'forbidden', error: { message: 'client has no access' }, type: 'error' },
    });
    expect(await failureOf(refused.groups())).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.deviceGroups.read',
    });
    const walled = await start(GROUPS, { ...page, status: 404 });
    expect((await failureOf(walled.groups())).kind).toBe('bad-response');
  });
});

describe("a group's members", () => {
  test('are ids in either case, each once, odd ones counted', async () => {
    const { members } = await start(MEMBERS, { json: ['D1', 'd2', 'd1', null, 7, '../x', ''] });
    await expect(members()).resolves.toEqual({ items: ['d1', 'd2'], setAside: 4 });
  });

  test('are none where the group has none or is gone', async () => {
    const { members } = await start(MEMBERS, { status: 404, json: { message: 'Not found' } });
    await expect(members()).resolves.toEqual({ items: [], setAside: 0 });
  });

  test('are read to the end where they come in pages', async () => {
    const { stub, members } = await start(MEMBERS, ({ query }) => {
      const at = Number(query.get('cursor') ?? 0);
      const next = at < 2 ? { link: `<https://other.example/x?cursor=${at + 1}>; rel="next"` } : {};
      return { json: [`d${at}`], headers: next };
    });
    expect((await members()).items).toEqual(['d0', 'd1', 'd2']);
    expect(stub.to(MEMBERS).map(({ query }) => query.get('cursor'))).toEqual([null, '1', '2']);
  });
});
