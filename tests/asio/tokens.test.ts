import { describe, expect, test } from 'vitest';
import { forgetTokens } from '@/lib/asio/memory';
import { rigFor, credentials, interactive } from './rig';
import { failureOf } from './failing';
import { COMPANIES, given, page, startStub, TOKEN, type Answered } from './stub';

const company = { id: 'c1', name: 'Contoso' };
const companies: Answered = { json: [company] };
const unauthorized: Answered = { status: 401, json: { message: 'invalid bearer token' } };

const read = ({ asio }: { asio: ReturnType<typeof rigFor>['asio'] }) =>
  asio.listCompanies(interactive());

describe('a token', () => {
  test('is asked for in a JSON body and sent as a bearer', async () => {
    const stub = await startStub({ [COMPANIES]: companies });
    await read(rigFor(stub.origin));

    const [asked] = stub.to(TOKEN);
    expect(asked?.headers['content-type']).toBe('application/json');
    expect(asked?.headers.accept).toBe('application/json');
    expect(asked?.body).toMatchObject({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    });
    expect(stub.to(COMPANIES)[0]?.headers.authorization).toBe('Bearer token-1');
  });

  test('is made once for calls at the same time', async () => {
    const stub = await startStub({ [COMPANIES]: companies });
    const rig = rigFor(stub.origin);
    await Promise.all([read(rig), read(rig), read(rig), read(rig), read(rig)]);
    expect(stub.to(TOKEN)).toHaveLength(1);
  });

  test('outlives the worker', async () => {
    const stub = await startStub({ [COMPANIES]: companies });
    const rig = rigFor(stub.origin);
    await read(rig);
    await read(rig.reborn());
    expect(stub.to(TOKEN)).toHaveLength(1);
  });

  test('serves the test of credentials and their saving, but not other credentials', async () => {
    const stub = await startStub({ [COMPANIES]: companies });
    const rig = rigFor(stub.origin);
    await read(rig);
    await read({ asio: rig.with({ ...credentials }) });
    expect(stub.to(TOKEN)).toHaveLength(1);

    await read({ asio: rig.with({ ...credentials, clientSecret: 'another-secret-of-the-key' }) });
    expect(stub.to(TOKEN)).toHaveLength(2);
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(2);
  });

  test.for([
    ['a usual one a minute before its end', 3599, 3538, 3540],
    ['a short one after four fifths of its life', 100, 79, 81],
    ['one whose life is written as text', '3599', 3538, 3540],
    ['one that does not tell its life within the hour', undefined, 3500, 3541],
  ] as const)('is renewed: %s', async ([, lifetime, stillFresh, renewed]) => {
    const tokens = [given({ expires_in: lifetime }), given({ access_token: 'token-2' })];
    const stub = await startStub({ [COMPANIES]: companies, [TOKEN]: tokens });
    const rig = rigFor(stub.origin);
    const madeAt = rig.clock.at;
    await read(rig);
    rig.clock.at = madeAt + stillFresh * 1_000;
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(1);

    rig.clock.at = madeAt + renewed * 1_000;
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(2);
    expect(stub.to(COMPANIES).at(-1)?.headers.authorization).toBe('Bearer token-2');
  });

  test.for(['access_token', 'accessToken', 'Access_Token'])('may be spelled %s', async (name) => {
    const stub = await startStub({
      [COMPANIES]: companies,
      [TOKEN]: { json: { [name]: 'other' } },
    });
    await read(rigFor(stub.origin));
    expect(stub.to(COMPANIES)[0]?.headers.authorization).toBe('Bearer other');
  });

  test('is made to its end although the one who asked gave up', async () => {
    const gate = Promise.withResolvers<void>();
    const stub = await startStub({
      [COMPANIES]: companies,
      [TOKEN]: { ...given(), after: gate.promise },
    });
    const rig = rigFor(stub.origin);
    const stop = new AbortController();
    const first = failureOf(
      rig.asio.listCompanies({ signal: stop.signal, priority: 'interactive' }),
    );
    await expect.poll(() => stub.to(TOKEN).length).toBe(1);
    stop.abort();
    expect((await first).kind).toBe('cancelled');
    gate.resolve();
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(1);
  });

  test('can be forgotten', async () => {
    const stub = await startStub({ [COMPANIES]: companies });
    const rig = rigFor(stub.origin);
    await read(rig);
    await forgetTokens(rig.memory);
    expect([...rig.memory.kept.values()].join()).not.toContain('token-1');
  });
});

describe('a refused token', () => {
  test('is replaced once, and the call repeated', async () => {
    const stub = await startStub({
      [COMPANIES]: [unauthorized, companies],
      [TOKEN]: [given(), given({ access_token: 'token-2' })],
    });
    await expect(read(rigFor(stub.origin))).resolves.toMatchObject({ setAside: 0 });
    expect(stub.to(COMPANIES).map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('is replaced once for all calls that met the refusal', async () => {
    const stub = await startStub({
      [COMPANIES]: ({ headers }) =>
        headers.authorization === 'Bearer token-1' ? unauthorized : companies,
      [TOKEN]: [given(), given({ access_token: 'token-2' })],
    });
    const rig = rigFor(stub.origin);
    await Promise.all([read(rig), read(rig), read(rig), read(rig)]);
    expect(stub.to(TOKEN)).toHaveLength(2);
  });

  test('twice means that the credentials are refused, and no more tokens are asked for in that minute', async () => {
    let made = 0;
    const stub = await startStub({
      [COMPANIES]: unauthorized,
      [TOKEN]: () => given({ access_token: `token-${(made += 1)}` }),
    });
    const rig = rigFor(stub.origin);
    expect((await failureOf(read(rig))).kind).toBe('refused-credentials');
    expect(stub.to(TOKEN)).toHaveLength(2);
    expect((await failureOf(read(rig))).kind).toBe('refused-credentials');
    expect((await failureOf(read(rig.reborn()))).kind).toBe('refused-credentials');
    expect(stub.to(TOKEN)).toHaveLength(2);

    rig.clock.at += 61_000;
    stub.change({ [COMPANIES]: [unauthorized, companies] });
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(3);
  });
});

describe('refused credentials', () => {
  test.for([
    [401, { error: 'invalid_client' }],
    [400, { error: 'invalid_client' }],
    [403, { message: 'forbidden' }],
    [404, { message: 'no such client' }],
  ] as const)('are told by a %i', async ([status, json]) => {
    const stub = await startStub({ [TOKEN]: { status, json } });
    const failure = await failureOf(read(rigFor(stub.origin)));
    expect(failure).toMatchObject({ kind: 'refused-credentials', status });
    expect(stub.to(TOKEN)).toHaveLength(1);
  });

  test('of another region name that region', async () => {
    const stub = await startStub({ [TOKEN]: { status: 401, json: { error: 'invalid_client' } } });
    const europe = { ...credentials, clientId: credentials.clientId.replace('0e30', '0e31') };
    const failure = await failureOf(read(rigFor(stub.origin, { credentials: europe })));
    expect(failure.kind).toBe('wrong-region');
    expect(failure.message).toContain('Europe');
  });
});

describe('a lock', () => {
  const lock: Answered = { status: 423, json: { error: 'locked' } };

  test('is kept to for a minute, also by the next worker', async () => {
    const stub = await startStub({ [COMPANIES]: companies, [TOKEN]: [lock, given()] });
    const rig = rigFor(stub.origin);
    const from = rig.clock.at;
    const failure = await failureOf(read(rig));
    expect(failure.kind).toBe('locked');
    expect(failure.retryAt).toBeGreaterThanOrEqual(from + 60_000);

    rig.clock.at = from + 59_000;
    expect(await failureOf(read(rig.reborn()))).toMatchObject({
      kind: 'locked',
      retryAt: failure.retryAt,
    });
    expect(stub.to(TOKEN)).toHaveLength(1);

    rig.clock.at = (failure.retryAt ?? 0) + 1;
    await read(rig);
    expect(stub.to(TOKEN)).toHaveLength(2);
  });

  test('lasts as long as the answer says', async () => {
    const stub = await startStub({ [TOKEN]: { ...lock, headers: { 'retry-after': '300' } } });
    const rig = rigFor(stub.origin);
    const from = rig.clock.at;
    expect((await failureOf(read(rig))).retryAt).toBe(from + 300_000);
  });

  test('met by an early renewal leaves the old token in use until its end', async () => {
    const stub = await startStub({ [COMPANIES]: companies, [TOKEN]: [given(), lock] });
    const rig = rigFor(stub.origin);
    const madeAt = rig.clock.at;
    await read(rig);
    for (const second of [3_550, 3_560, 3_595]) {
      rig.clock.at = madeAt + second * 1_000;
      await read(rig);
    }
    expect(stub.to(TOKEN)).toHaveLength(2);
    rig.clock.at = madeAt + 3_600_000;
    expect((await failureOf(read(rig))).kind).toBe('locked');
  });

  test('of one key does not stop another', async () => {
    const stub = await startStub({ [COMPANIES]: companies, [TOKEN]: [lock, given()] });
    const rig = rigFor(stub.origin);
    await failureOf(read(rig));
    await read({ asio: rig.with({ ...credentials, clientSecret: 'another-secret-of-the-key' }) });
  });
});

describe('no token', () => {
  test.for([
    ['a web page', page, 'bad-response'],
    ['a web page with a bad status', { ...page, status: 403 }, 'bad-response'],
    ['an object without one', { json: { token_type: 'Bearer' } }, 'bad-response'],
    ['one with a line break in it', given({ access_token: 'a\nb' }), 'bad-response'],
    ['a cut answer', { ...given(), fault: 'cut' }, 'bad-response'],
    ['half a document', { text: '{"access_token":"tok' }, 'bad-response'],
    ['a fault', { status: 500, json: { message: 'oops' } }, 'server-error'],
    ['a dropped connection', { fault: 'drop' }, 'offline'],
  ] as const)('comes of %s', async ([, answered, kind]) => {
    const stub = await startStub({ [TOKEN]: answered });
    expect((await failureOf(read(rigFor(stub.origin)))).kind).toBe(kind);
    expect(stub.to(TOKEN)).toHaveLength(1);
  });

  test('comes of an answer that does not come', async () => {
    const stub = await startStub({ [TOKEN]: { fault: 'hang' } });
    const rig = rigFor(stub.origin, { timeLimitMs: 50 });
    expect((await failureOf(read(rig))).kind).toBe('timed-out');
  });

  test('comes of throttling that lasts; a short one is waited for', async () => {
    const busy = { status: 429, text: 'Too Many Requests', headers: { 'retry-after': '2' } };
    const stub = await startStub({ [COMPANIES]: companies, [TOKEN]: [busy, given()] });
    await read(rigFor(stub.origin));

    const later = await startStub({ [TOKEN]: { ...busy, headers: { 'retry-after': '90' } } });
    const rig = rigFor(later.origin);
    expect(await failureOf(read(rig))).toMatchObject({
      kind: 'rate-limited',
      retryAt: rig.clock.at + 90_000,
    });
  });
});
