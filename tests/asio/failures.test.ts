import { describe, expect, test } from 'vitest';
import { adviceFor, Failure } from '@/lib/domain/failure';
import { background, companyId, credentials, deviceId, fieldId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { COMPANIES, given, LIST, page, startStub, TOKEN, type Answered, type Routes } from './stub';

const WRITE = `PUT /api/platform/v2/device/endpoints/${deviceId()}/custom-fields`;

async function failing(answered: Answered, more: Routes = {}) {
  const stub = await startStub({ [COMPANIES]: answered, ...more });
  const rig = rigFor(stub.origin, answered.fault === 'hang' ? { timeLimitMs: 300 } : {});
  return { stub, rig, failure: await failureOf(rig.asio.listCompanies(interactive())) };
}

describe('an answer that is no data', () => {
  test.for([
    [{ fault: 'drop' }, 'offline', 'could not be reached'],
    [{ fault: 'hang' }, 'timed-out', 'did not answer in time'],
    [{ json: [], fault: 'cut', text: '' }, 'bad-response', 'broke off'],
    [{ text: '[{"id":"c1","na' }, 'bad-response', 'a damaged answer'],
    [page, 'bad-response', 'a web page came instead of data'],
    [{ ...page, status: 403 }, 'bad-response', 'a web page'],
    [{ ...page, status: 404 }, 'bad-response', 'a web page'],
    [{ ...page, headers: { 'content-type': 'application/json' } }, 'bad-response', 'a web page'],
    [{ text: 'hello' }, 'bad-response', 'plain text'],
    [{ status: 204 }, 'bad-response', 'an empty answer'],
    [{ json: { id: 'c1' } }, 'bad-response', 'something of another form'],
    [{ json: 'c1' }, 'bad-response', 'something of another form'],
    [
      { status: 302, headers: { location: 'https://login.invalid/' } },
      'bad-response',
      'a redirect',
    ],
    [{ status: 403, text: 'client has no access' }, 'missing-scope', 'platform.companies.read'],
    [{ status: 404, json: { error: 'none' } }, 'not-found', 'none'],
    [{ status: 408 }, 'timed-out', 'too long'],
    [{ status: 400, json: { message: 'bad id' } }, 'rejected', 'bad id'],
    [{ status: 409, json: { message: 'twice' } }, 'rejected', 'twice'],
    [{ status: 422, json: { message: 'no date' } }, 'rejected', 'no date'],
    [{ status: 423, json: { message: 'busy' } }, 'locked', 'busy'],
    [{ status: 500, json: { message: 'stack trace' } }, 'server-error', '500'],
    [{ status: 503, text: 'down' }, 'server-error', '503'],
  ] as const)('%j is %s', async ([answered, kind, words]) => {
    const { failure } = await failing(answered);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(words);
    expect(failure.message).toMatch(/^[A-Z0-9].*\.$|: /);
  });

  test('names the missing scope, also in the advice', async () => {
    const { failure } = await failing({ status: 403, text: 'client has no access' });
    expect(failure).toMatchObject({ scope: 'platform.companies.read', status: 403 });
    expect(adviceFor(failure.kind, failure.scope)).toContain('platform.companies.read');
  });

  test('never leads elsewhere: a redirect is not followed', async () => {
    const other = await startStub({ 'GET /x': { json: [] } });
    await failing({ status: 307, headers: { location: `${other.origin}/x` } });
    expect(other.seen).toEqual([]);
  });

  test('that was given up is cancelled, whatever the request stood at', async () => {
    const stub = await startStub({ [COMPANIES]: { fault: 'hang' } });
    const { asio } = rigFor(stub.origin);
    const stop = new AbortController();
    const reading = failureOf(asio.listCompanies({ signal: stop.signal, priority: 'background' }));
    await expect.poll(() => stub.to(COMPANIES).length).toBe(1);
    stop.abort();
    expect((await reading).kind).toBe('cancelled');
    const again = { signal: AbortSignal.abort(), priority: 'interactive' } as const;
    expect((await failureOf(asio.listCompanies(again))).kind).toBe('cancelled');
    expect(stub.to(COMPANIES)).toHaveLength(1);
  });

  test('that was not waited for any longer is timed out, unless the reason says more', async () => {
    const stub = await startStub({ [COMPANIES]: { fault: 'hang' } });
    const { asio } = rigFor(stub.origin);
    const until = (signal: AbortSignal) =>
      failureOf(asio.listCompanies({ signal, priority: 'interactive' }));
    expect((await until(AbortSignal.timeout(50))).kind).toBe('timed-out');
    const reason = new Failure('not-connected', 'Disconnected.');
    expect(await until(AbortSignal.abort(reason))).toBe(reason);
  });

  test('comes from no network', async () => {
    const { asio } = rigFor('http://127.0.0.1:1');
    expect(await failureOf(asio.listCompanies(interactive()))).toMatchObject({ kind: 'offline' });
  });
});

describe("ConnectWise's own words", () => {
  test.for([
    [{ code: 'bad_request', message: 'No such company' }],
    [{ error: 'bad_request', description: 'No such company' }],
    [{ error: { code: 'bad_request', description: 'No such company' } }],
    [{ code: 'bad_request', description: 'No such company' }],
    [{ id: '1', message: 'No such company', error: { message: 'other' }, type: 'error' }],
    [[{ code: 'bad_request', message: 'No such company' }]],
    [{ error: [{ code: 'bad_request', message: 'No such company' }] }],
    [{ error: 'No such company' }],
  ])('are found in %j', async ([json]) => {
    const { failure } = await failing({ status: 400, json });
    expect(failure.message).toBe('ConnectWise refused to read companies: No such company.');
  });

  test('are found in plain text', async () => {
    const { failure } = await failing({ status: 400, text: 'No such company' });
    expect(failure.message).toContain('No such company');
  });

  test('are one clean line of limited length', async () => {
    const message = `a\u202eb\u0000\n${'long '.repeat(200)}`;
    const { failure } = await failing({ status: 400, json: { message } });
    expect(failure.message).toMatch(/: a b long /);
    expect(failure.message.length).toBeLessThan(260);
  });
});

describe('a secret', () => {
  const secret = credentials.clientSecret;
  const echo = {
    message: `${secret} and token-1 and Bearer token-1 ${encodeURIComponent(secret)}`,
  };

  test.for([
    ['a refused token request', { [TOKEN]: { status: 400, json: echo } }],
    ['a refused token request in text', { [TOKEN]: { status: 418, text: echo.message } }],
    ['a refused call', { [COMPANIES]: { status: 400, json: echo } }],
    ['a call without the scope', { [COMPANIES]: { status: 403, json: echo } }],
    ['a call with a refused token', { [COMPANIES]: { status: 401, json: echo } }],
    ['a fault', { [COMPANIES]: { status: 500, json: echo } }],
    ['a broken connection', { [COMPANIES]: { fault: 'drop' } }],
    ['no token in the answer', { [TOKEN]: { json: { ...echo, access_token: 5 } } }],
    ['a token that no header takes', { [TOKEN]: given({ access_token: `${secret}\n` }) }],
  ] as const)('is in no failure of %s', async ([, routes]) => {
    const stub = await startStub(routes);
    const failure = await failureOf(rigFor(stub.origin).asio.listCompanies(interactive()));
    const all = [
      failure.message,
      failure.stack,
      failure.cause,
      failure.scope,
      JSON.stringify(failure),
    ];
    expect(all.join(' ')).not.toContain(secret);
    expect(all.join(' ')).not.toContain('token-1');
  });

  test('is in no address and no header but its own', async () => {
    const stub = await startStub({ [COMPANIES]: { json: [] } });
    await rigFor(stub.origin).asio.listCompanies(interactive());
    for (const { path, search, headers } of stub.seen) {
      const { authorization, ...others } = headers;
      expect(`${path}${search}${JSON.stringify(others)}${authorization}`).not.toContain(secret);
      expect(`${path}${search}${JSON.stringify(others)}`).not.toContain('token-1');
    }
  });
});

test('no cookie, cached answer or referrer comes into play', async () => {
  const stub = await startStub({ [COMPANIES]: { json: [] } });
  const sent: RequestInit[] = [];
  const rig = rigFor(stub.origin, {
    fetch: (input, init) => {
      sent.push(init ?? {});
      return fetch(input, init);
    },
  });
  await rig.asio.listCompanies(interactive());
  expect(sent).toHaveLength(2);
  for (const init of sent) {
    expect(init).toMatchObject({
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
  }
});

describe('after a fault', () => {
  const fault = (status: number): Answered => ({ status, json: { message: 'fault' } });
  const companyIds = [companyId()];

  test.for([500, 502, 503, 504])('%i, what only reads is repeated twice', async (status) => {
    const stub = await startStub({
      [COMPANIES]: [fault(status), fault(status), { json: [] }],
      [LIST]: fault(status),
    });
    const { asio } = rigFor(stub.origin);
    await asio.listCompanies(interactive());
    expect(stub.to(COMPANIES)).toHaveLength(3);
    const failure = await failureOf(asio.listDevices({ companyIds }, background()));
    expect(failure).toMatchObject({ kind: 'server-error', status });
    expect(stub.to(LIST)).toHaveLength(3);
  });

  test('the pause grows and stays short', async () => {
    const stub = await startStub({ [COMPANIES]: [fault(500), fault(500), { json: [] }] });
    const { asio, clock } = rigFor(stub.origin);
    await asio.listCompanies(interactive());
    expect(clock.waits).toEqual([750, 1_500]);
  });

  test('a pause that the answer names is kept to, unless it is too long to wait for', async () => {
    const later = (seconds: number) => ({
      ...fault(503),
      headers: { 'retry-after': `${seconds}` },
    });
    const stub = await startStub({ [COMPANIES]: [later(7), later(120)] });
    const { asio, clock } = rigFor(stub.origin);
    const failure = await failureOf(asio.listCompanies(interactive()));
    expect(clock.waits).toEqual([7_000]);
    expect(failure).toMatchObject({ kind: 'server-error', retryAt: clock.at + 120_000 });
  });

  test('a write is not repeated', async () => {
    for (const answered of [fault(500), fault(503), { status: 429, text: 'slow down' }] as const) {
      const stub = await startStub({ [WRITE]: answered });
      const { asio } = rigFor(stub.origin);
      await failureOf(asio.writeFields(deviceId(), new Map([[fieldId(), '']]), interactive()));
      expect(stub.to(WRITE)).toHaveLength(1);
    }
  });
});
