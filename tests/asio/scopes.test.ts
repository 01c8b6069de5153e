import { describe, expect, test } from 'vitest';
import { allScopes, permissions } from '@/lib/domain/permissions';
import { rigFor, interactive } from './rig';
import { failureOf } from './failing';
import { COMPANIES, given, startStub, TOKEN, type Answered, type Seen } from './stub';

const required = permissions
  .filter(({ need }) => need === 'required')
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
    const strict = (scopes: readonly string[]) => (seen: Seen) =>
      askedBy(seen) ? keyWith(scopes, unnamed)(seen) : unnamed();
    const { stub, read } = await connect(strict([...required, DEVICES_WRITE]));
    await read();
    expect(stub.to(TOKEN).slice(1).map(askedBy)).toEqual([
      undefined,
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
});
