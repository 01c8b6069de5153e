import { describe, expect, test } from 'vitest';
import { allScopes, permissions } from '@/lib/domain/permissions';
import { rigFor, interactive } from './rig';
import { failureOf } from './failing';
import { COMPANIES, given, startStub, TOKEN, type Answered, type Seen } from './stub';

const required = permissions
  .filter(({ need }) => need === 'required')
  .flatMap(({ scopes }) => scopes);
const optional = permissions
  .filter(({ need }) => need === 'optional')
  .flatMap(({ scopes }) => scopes);
const VALUES_WRITE = 'platform.custom_fields_values.write';
const DEVICES_WRITE = 'platform.devices.write';

const askedBy = ({ body }: Seen): readonly string[] | undefined => {
  const { scope } = body as { scope?: string };
  return scope?.split(' ');
};

/** A key with these scopes; `tells`: how its refusal speaks of the others. */
function keyWith(scopes: readonly string[], tells: (lacking: readonly string[]) => Answered) {
  return (seen: Seen): Answered => {
    const asked = askedBy(seen);
    if (!asked) return given({ scope: scopes.join(' ') });
    const lacking = asked.filter((scope) => !scopes.includes(scope));
    return lacking.length > 0 ? tells(lacking) : given({ scope: asked.join(' ') });
  };
}

const named = (lacking: readonly string[]): Answered => ({
  status: 400,
  json: { error: 'invalid_scope', error_description: `not allowed: ${lacking.join(' ')}` },
});
const unnamed = (): Answered => ({ status: 400, json: { error: 'invalid_scope' } });

/** A key that has to be asked for scopes, and says of none that it is the one in the way. */
const strict = (scopes: readonly string[]) => (seen: Seen) =>
  askedBy(seen) ? keyWith(scopes, unnamed)(seen) : unnamed();

async function connect(token: (seen: Seen) => Answered) {
  const stub = await startStub({ [TOKEN]: token, [COMPANIES]: { json: [] } });
  const rig = rigFor(stub.origin);
  return { stub, rig, read: () => rig.asio.listCompanies(interactive()) };
}

describe('scopes', () => {
  test('are all asked for, in one text', async () => {
    const { stub, read } = await connect(keyWith(allScopes, unnamed));
    await read();
    const [asked] = stub.to(TOKEN).map(askedBy);
    expect(asked?.toSorted()).toEqual([...new Set(allScopes)].toSorted());
  });

  test('that a refusal names are left out', async () => {
    const has = allScopes.filter(
      (scope) => !scope.includes('deviceGroups') && !scope.includes('dataMapping'),
    );
    const { stub, read } = await connect(keyWith(has, named));
    await read();
    expect(stub.to(TOKEN).map((seen) => askedBy(seen)?.length)).toEqual([
      new Set(allScopes).size,
      has.length,
    ]);
  });

  test('are left out altogether where a refusal does not name them', async () => {
    const { stub, read } = await connect(keyWith(required, unnamed));
    await read();
    expect(stub.to(TOKEN).map(askedBy)).toEqual([expect.any(Array), undefined]);
  });

  test('are asked for ever more narrowly where one has to be named', async () => {
    const { stub, read } = await connect(strict([...required, DEVICES_WRITE]));
    await read();
    expect(stub.to(TOKEN).slice(1).map(askedBy)).toEqual([
      undefined,
      [...required, VALUES_WRITE, ...optional],
      [...required, DEVICES_WRITE, ...optional],
      [...required, VALUES_WRITE, DEVICES_WRITE, ...optional.slice(0, 2)],
      [...required, VALUES_WRITE, DEVICES_WRITE, ...optional.slice(2)],
      [...required, VALUES_WRITE, DEVICES_WRITE],
      [...required, VALUES_WRITE],
      [...required, DEVICES_WRITE],
    ]);
  });

  test('that are required are left out one at a time, so that the token names the missing one', async () => {
    const has = required.filter((scope) => scope !== 'platform.sites.read');
    const { rig, stub } = await connect((seen) => {
      const asked = askedBy(seen);
      return asked && asked.every((scope) => has.includes(scope)) ? given() : unnamed();
    });
    stub.change({
      'GET /api/platform/v1/company/sites': { status: 403, text: 'client has no access' },
    });
    const results = await rig.asio.provePermissions(interactive());
    expect(stub.to(TOKEN).map(askedBy).at(-1)).toEqual(has);
    const grants = Object.fromEntries(results.map(({ id, grant }) => [id, grant]));
    expect(grants).toMatchObject({
      companies: 'granted',
      sites: 'missing',
      'field-values': 'granted',
      'field-values-write': 'missing',
    });
  });

  test('that no rung gets end in a failure, and nothing was asked for twice', async () => {
    const { stub, read } = await connect(unnamed);
    expect(await failureOf(read())).toMatchObject({ kind: 'missing-scope', status: 400 });
    const asked = stub.to(TOKEN).map((seen) => JSON.stringify(askedBy(seen)));
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('that worked are asked for at once the next time', async () => {
    const { stub, rig, read } = await connect(keyWith(required, unnamed));
    await read();
    rig.clock.at += 3_600_000;
    await rig.reborn().asio.listCompanies(interactive());
    expect(stub.to(TOKEN).map(askedBy)).toEqual([expect.any(Array), undefined, undefined]);
  });

  test('that worked once and do no more are looked for again', async () => {
    const { stub, rig, read } = await connect(keyWith(allScopes, named));
    await read();
    stub.change({ [TOKEN]: keyWith(required, named) });
    rig.clock.at += 3_600_000;
    await read();
    expect(stub.to(TOKEN).map((seen) => askedBy(seen)?.length)).toEqual([
      new Set(allScopes).size,
      new Set(allScopes).size,
      required.length,
    ]);
  });

  describe('that are optional and fell by the way', () => {
    const hour = 3_600_000;
    const GROUPS = 'platform.deviceGroups.read';
    const MAPPING = 'platform.dataMapping.read';
    const DEFINE = 'platform.custom_fields_definitions.write';
    const scopesOf = (seen: Seen | undefined) => seen && askedBy(seen);
    const without = (...lacking: readonly string[]) =>
      [...new Set(allScopes)].filter((scope) => !lacking.includes(scope));

    test('are not all of them: every half is tried, and every one with either scope for writing', async () => {
      for (const [has, got] of [
        [without(DEFINE), without(DEFINE, 'platform.custom_fields_definitions.read')],
        [without(MAPPING), without(MAPPING, GROUPS)],
        [without(DEVICES_WRITE), without(DEVICES_WRITE)],
        [without(VALUES_WRITE), without(VALUES_WRITE)],
      ] as const) {
        const { stub, read } = await connect(strict(has));
        await read();
        expect(scopesOf(stub.to(TOKEN).at(-1))?.toSorted()).toEqual(got.toSorted());
        expect(stub.to(TOKEN).length).toBeLessThanOrEqual(6);
      }
    });

    test('are asked for again at a renewal, one at a time, with one token each time', async () => {
      const { stub, rig, read } = await connect(strict(without(DEFINE, MAPPING)));
      await read();
      const renew = async () => {
        const before = stub.to(TOKEN).length;
        rig.clock.at += hour;
        await rig.reborn().asio.listCompanies(interactive());
        return stub.to(TOKEN).slice(before).map(askedBy);
      };
      const asked = [...required, VALUES_WRITE, DEVICES_WRITE];
      expect(scopesOf(stub.to(TOKEN).at(-1))).toEqual(asked);

      const [read1] = optional;
      expect(await renew()).toEqual([[...asked, read1]]);
      const more = [...asked, read1];
      expect(await renew()).toEqual([
        [...more, DEFINE],
        [...more, GROUPS],
      ]);
      const most = [...more, GROUPS];
      expect(await renew()).toEqual([[...most, MAPPING], most]);
      expect(await renew()).toEqual([most]);
    });

    test('are not asked for again where the refusal named them', async () => {
      const { stub, rig, read } = await connect(keyWith(without(DEFINE, MAPPING), named));
      await read();
      rig.clock.at += hour;
      await read();
      expect(stub.to(TOKEN).map((seen) => askedBy(seen)?.length)).toEqual([
        without().length,
        without().length - 2,
        without().length - 2,
      ]);
    });
  });
});
