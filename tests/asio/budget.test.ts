import { describe, expect, test } from 'vitest';
import type { RequestOptions } from '@/lib/asio/asio';
import { createBudget } from '@/lib/asio/budget';
import { Failure } from '@/lib/domain/failure';
import { background, companyId, createClock, interactive, rigFor, type Rig } from './rig';
import { failureOf } from './failing';
import { COMPANIES, LIST, SITES, startStub, type Answered, type Routes } from './stub';

const none: Answered = { json: [] };

async function start(routes: Routes = {}) {
  const stub = await startStub({ [COMPANIES]: none, [SITES]: none, ...routes });
  const rig = rigFor(stub.origin);
  return { stub, rig };
}

const read = ({ asio }: Pick<Rig, 'asio'>, options: RequestOptions) => asio.listCompanies(options);

async function readTimes(rig: Rig, times: number, options: () => RequestOptions): Promise<void> {
  for (let time = 0; time < times; time += 1) await read(rig, options());
}

describe('the window', () => {
  test('lets eighty requests a minute through at once, the token included', async () => {
    const { rig, stub } = await start();
    await readTimes(rig, 79, interactive);
    expect(stub.seen).toHaveLength(80);
    expect(rig.clock.waits).toEqual([]);
    expect(await failureOf(read(rig, interactive()))).toMatchObject({
      kind: 'rate-limited',
      message: 'Shelflife sends 80 requests a minute at most, so that ConnectWise refuses none.',
      retryAt: rig.clock.at + 60_000,
    });
    expect(stub.seen).toHaveLength(80);
  });

  test('keeps four places for interactive requests', async () => {
    const { rig, stub } = await start();
    // With the token and the question for the limits these are 76.
    await readTimes(rig, 74, background);
    expect((await failureOf(read(rig, background()))).kind).toBe('rate-limited');
    await readTimes(rig, 4, interactive);
    expect(stub.seen).toHaveLength(80);
    expect((await failureOf(read(rig, interactive()))).kind).toBe('rate-limited');
  });

  test('lets the background have them shortly before new ones come free', async () => {
    const { rig, stub } = await start();
    const from = rig.clock.at;
    await readTimes(rig, 74, background);
    rig.clock.at = from + 57_000;
    await readTimes(rig, 4, background);
    expect(rig.clock.waits).toEqual([1_000]);
    expect(stub.seen).toHaveLength(80);
    await readTimes(rig, 1, background);
    expect(rig.clock.at).toBe(from + 60_000);
  });

  test('costs a sync in the background hardly more time than it must', async () => {
    const { rig, stub } = await start();
    const from = rig.clock.at;
    // Whoever sleeps comes back when it was told to.
    while (stub.to(COMPANIES).length < 400) {
      await read(rig, background()).catch((cause: unknown) => {
        rig.clock.at = Failure.from(cause).retryAt ?? Infinity;
      });
    }
    const leastMs = (Math.ceil(stub.seen.length / 80) - 1) * 60_000;
    expect((rig.clock.at - from) / leastMs).toBeLessThanOrEqual(1.05);
    expect(stub.seen.length / 402).toBeLessThanOrEqual(1.01);
  });

  test('is the same after the worker has died', async () => {
    const { rig } = await start();
    await readTimes(rig, 79, interactive);
    expect((await failureOf(read(rig.reborn(), interactive()))).kind).toBe('rate-limited');
  });

  test('moves on: a short wait is waited for in place', async () => {
    const { rig, stub } = await start();
    const from = rig.clock.at;
    await readTimes(rig, 79, interactive);
    rig.clock.at = from + 50_000;
    await read(rig, interactive());
    expect(rig.clock.waits).toEqual([10_000]);
    expect(stub.seen).toHaveLength(81);
  });

  test('gives way to a quota that ConnectWise tells, until that ends', async () => {
    const told = { ...none, headers: { limit: '500', remaining: '400', reset: '30' } };
    const { rig, stub } = await start({ [COMPANIES]: [told, none] });
    await readTimes(rig, 120, interactive);
    expect(stub.to(COMPANIES)).toHaveLength(120);
    rig.clock.at += 31_000;
    await readTimes(rig, 80, interactive);
    expect((await failureOf(read(rig, interactive()))).kind).toBe('rate-limited');
  });

  test('is as narrow as a person wants it, and keeps a place for who waits', async () => {
    const { rig } = await start();
    const budget = createBudget({ ...rig.deps, ownLimit: async () => 20 });
    const enter = (options: RequestOptions) =>
      budget.enter({ ...options, deadline: rig.clock.at }).then((leave) => leave());
    for (let time = 0; time < 18; time += 1) await enter(background());
    await expect(enter(background())).rejects.toMatchObject({ kind: 'rate-limited' });
    await enter(interactive());
    await enter(interactive());
    await expect(enter(interactive())).rejects.toMatchObject({
      message: 'Shelflife sends 20 requests a minute at most, so that ConnectWise refuses none.',
    });
  });

  test('is no wider than that where ConnectWise would bear more', async () => {
    const { rig } = await start();
    const budget = createBudget({ ...rig.deps, ownLimit: async () => 5 });
    await budget.learnQuota({ limit: 500, remaining: 400, resetAt: rig.clock.at + 300_000 });
    const enter = () => budget.enter({ ...interactive(), deadline: rig.clock.at });
    for (let time = 0; time < 5; time += 1) (await enter())();
    await expect(enter()).rejects.toMatchObject({ kind: 'rate-limited' });
  });

  test('counts nothing that a quota allowed which has ended', async () => {
    const told = { ...none, headers: { limit: '200', remaining: '150', reset: '20' } };
    const { rig } = await start({ [COMPANIES]: [told, none] });
    await readTimes(rig, 120, background);
    rig.clock.at += 21_000;
    await readTimes(rig, 76, background);
    expect(rig.clock.waits).toEqual([]);
  });

  test('goes on after the memory has failed some times', async () => {
    const { stub, rig } = await start();
    await read(rig, interactive());
    const { memory } = rig.deps;
    let isBroken = true;
    const get = async (key: string) => {
      if (isBroken) throw new Error('No session storage');
      return memory.get(key);
    };
    const budget = createBudget({ ...rig.deps, memory: { ...memory, get } });
    const entry = { ...interactive(), deadline: rig.clock.at };
    for (let time = 0; time < 6; time += 1) {
      await expect(budget.enter(entry)).rejects.toThrow('No session storage');
    }
    isBroken = false;
    await expect(budget.enter(entry)).resolves.toBeTypeOf('function');
    expect(stub.seen).toHaveLength(2);
  });

  test('is not held up by what was noted before the clock was set back', async () => {
    const { rig } = await start();
    await readTimes(rig, 79, interactive);
    rig.clock.at -= 3_600_000;
    await read(rig, interactive());
    expect(rig.clock.waits).toEqual([]);
  });

  test('is shared by all credentials', async () => {
    const { rig } = await start();
    await readTimes(rig, 78, interactive);
    const other = rig.with({
      clientId: 'another-id',
      clientSecret: 'another-secret',
      region: 'na',
    });
    expect((await failureOf(read({ asio: other }, interactive()))).kind).toBe('rate-limited');
  });
});

describe('requests at the same time', () => {
  test('are four, of which the background has three; who waits for an answer goes first', async () => {
    const gate = Promise.withResolvers<void>();
    const held = { ...none, after: gate.promise };
    const { rig, stub } = await start({ [COMPANIES]: held, [SITES]: held });
    const crawl = Array.from({ length: 8 }, () => read(rig, background()));
    await expect.poll(() => stub.to(COMPANIES).length).toBe(3);
    const page = rig.asio.listSites(interactive());
    const second = rig.asio.listSites(interactive());
    await expect.poll(() => stub.to(SITES).length).toBe(1);
    expect(stub.to(COMPANIES)).toHaveLength(3);

    gate.resolve();
    await Promise.all([...crawl, page, second]);
    const paths = stub.seen.slice(-6).map(({ path }) => path.split('/').at(-1));
    expect(paths.indexOf('sites')).toBe(0);
  });

  test('make room when one is given up', async () => {
    const { rig, stub } = await start({ [COMPANIES]: { fault: 'hang' } });
    const stop = new AbortController();
    const options = { signal: stop.signal, priority: 'interactive' } as const;
    const hanging = Array.from({ length: 6 }, () => failureOf(read(rig, options)));
    await expect.poll(() => stub.to(COMPANIES).length).toBe(4);
    stop.abort();
    expect((await Promise.all(hanging)).map(({ kind }) => kind)).toEqual(
      Array(6).fill('cancelled'),
    );
    await rig.asio.listSites(interactive());
    expect(stub.to(COMPANIES)).toHaveLength(4);
  });
});

describe('a 429', () => {
  const busy = (headers: Record<string, string> = {}): Answered => ({
    status: 429,
    text: 'Too Many Requests',
    headers,
  });

  test('is waited for in place as long as it says', async () => {
    const { rig } = await start({ [COMPANIES]: [busy({ 'retry-after': '7' }), none] });
    await read(rig, interactive());
    expect(rig.clock.waits).toEqual([7_000]);
  });

  test('may name a date', async () => {
    const clock = createClock(Math.floor(Date.now() / 1_000) * 1_000);
    const at = new Date(clock.at + 9_000).toUTCString();
    const date = new Date(clock.at).toUTCString();
    const stub = await startStub({ [COMPANIES]: [busy({ 'retry-after': at, date }), none] });
    await read(rigFor(stub.origin, { clock }), interactive());
    expect(clock.waits).toEqual([9_000]);
  });

  test('that lasts longer than a worker may wait ends in a failure that says until when', async () => {
    const { rig, stub } = await start({ [COMPANIES]: [busy({ 'retry-after': '45' }), none] });
    const retryAt = rig.clock.at + 45_000;
    expect(await failureOf(read(rig, interactive()))).toMatchObject({
      kind: 'rate-limited',
      retryAt,
    });

    const sent = stub.seen.length;
    expect(await failureOf(rig.reborn().asio.listSites(background()))).toMatchObject({ retryAt });
    expect(stub.seen).toHaveLength(sent);
    rig.clock.at = retryAt;
    await read(rig, interactive());
  });

  test('without a time doubles the wait each time', async () => {
    const { rig } = await start({ [COMPANIES]: [busy(), busy(), busy(), none, busy(), none] });
    await read(rig, interactive());
    expect(rig.clock.waits).toEqual([2_000, 4_000, 8_000]);
    await read(rig, interactive());
    expect(rig.clock.waits.at(-1)).toBe(2_000);
  });

  test('without end is given up', async () => {
    const { rig, stub } = await start({ [COMPANIES]: busy({ 'retry-after': '1' }) });
    expect((await failureOf(read(rig, interactive()))).kind).toBe('rate-limited');
    expect(stub.to(COMPANIES)).toHaveLength(5);
  });

  test('holds up everything else meanwhile', async () => {
    const { rig, stub } = await start({ [COMPANIES]: [busy({ 'retry-after': '5' }), none] });
    const from = rig.clock.at;
    await Promise.all([read(rig, interactive()), rig.asio.listSites(interactive())]);
    expect(rig.clock.at).toBeGreaterThanOrEqual(from + 5_000);
    expect(stub.to(COMPANIES)).toHaveLength(2);
  });

  test('stops waiting when it is cancelled', async () => {
    const stop = new AbortController();
    const clock = createClock();
    const stub = await startStub({ [COMPANIES]: busy({ 'retry-after': '5' }) });
    const wait = async (_ms: number, signal: AbortSignal) => {
      stop.abort();
      signal.throwIfAborted();
    };
    const { asio } = rigFor(stub.origin, { clock, wait });
    const options = { signal: stop.signal, priority: 'interactive' } as const;
    expect((await failureOf(asio.listCompanies(options))).kind).toBe('cancelled');
  });
});

describe("the quota in an answer's headers", () => {
  const told = (names: string, remaining: number, reset: number, limit = 50): Answered => ({
    ...none,
    headers: {
      [`${names}limit`]: String(limit),
      [`${names}remaining`]: String(remaining),
      [`${names}reset`]: String(reset),
    },
  });
  const inSeconds = (seconds: number) => Math.ceil(Date.now() / 1_000) + seconds;

  test.for(['', 'x-ratelimit-', 'ratelimit-'])(
    '"%sremaining" 0 stops until the reset',
    async (names) => {
      const { rig, stub } = await start({ [COMPANIES]: told(names, 0, inSeconds(30)) });
      await read(rig, interactive());
      const failure = await failureOf(rig.asio.listSites(interactive()));
      expect(failure.kind).toBe('rate-limited');
      expect((failure.retryAt ?? 0) - rig.clock.at).toBeGreaterThan(28_000);
      expect(stub.to(SITES)).toHaveLength(0);
      rig.clock.at = failure.retryAt ?? 0;
      await rig.asio.listSites(interactive());
    },
  );

  test('may count the seconds from now', async () => {
    const { rig } = await start({ [COMPANIES]: [told('', 0, 12), none] });
    await read(rig, interactive());
    await read(rig, interactive());
    expect(rig.clock.waits).toEqual([12_000]);
  });

  test('keeps some for interactive requests, a tenth at most', async () => {
    const { rig } = await start({ [COMPANIES]: told('', 2, inSeconds(40)) });
    await read(rig, interactive());
    expect((await failureOf(rig.asio.listSites(background()))).kind).toBe('rate-limited');
    await rig.asio.listSites(interactive());

    // One of the two beyond the reserve is the question for the limits.
    const small = await start({ [COMPANIES]: told('', 4, inSeconds(40), 25) });
    await read(small.rig, interactive());
    await small.rig.asio.listSites(background());
    expect((await failureOf(small.rig.asio.listSites(background()))).kind).toBe('rate-limited');
  });

  test('keeps as many of them as the time until its end may need', async () => {
    const { rig, stub } = await start({ [COMPANIES]: [told('', 30, 300, 500), none] });
    await read(rig, interactive());
    const from = rig.clock.at;
    const until = async (count: number) => {
      while (stub.to(SITES).length < count) {
        await rig.asio.listSites(background()).catch((cause: unknown) => {
          rig.clock.at = Failure.from(cause).retryAt ?? Infinity;
        });
      }
      return rig.clock.at - from;
    };
    expect(await until(8)).toBe(0);
    // Four for each minute that is left, besides the one that is taken.
    expect(await until(9)).toBe(0);
    expect(await until(10)).toBe(15_000);
    expect(await until(29)).toBe(298_000);
  });

  test('is used up by the background shortly before its end', async () => {
    const { rig, stub } = await start({ [COMPANIES]: [told('', 4, 15), none] });
    await read(rig, interactive());
    const from = rig.clock.at;
    await Promise.all(Array.from({ length: 3 }, () => rig.asio.listSites(background())));
    expect(rig.clock.at - from).toBe(13_000);
    expect(stub.to(SITES)).toHaveLength(3);
  });

  test('counts what is sent before the next answer', async () => {
    const { rig, stub } = await start({ [COMPANIES]: [told('', 2, inSeconds(40)), none] });
    await read(rig, interactive());
    const more = await Promise.allSettled(
      Array.from({ length: 4 }, () => read(rig, interactive())),
    );
    expect(more.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(stub.to(COMPANIES)).toHaveLength(3);
  });

  test('does not grow within its time: a late answer tells of an earlier moment', async () => {
    const reset = inSeconds(40);
    const answers = [told('', 2, reset), told('', 40, reset)];
    const { rig } = await start({ [COMPANIES]: answers });
    await readTimes(rig, 3, interactive);
    expect((await failureOf(read(rig, interactive()))).kind).toBe('rate-limited');
  });

  test('does not stop anything once its time is over', async () => {
    const { rig } = await start({ [COMPANIES]: told('', 0, 1_603_785_300) });
    await readTimes(rig, 3, background);
    expect(rig.clock.waits).toEqual([]);
  });

  test('is not made longer by a clock that goes wrong', async () => {
    const { rig } = await start({ [COMPANIES]: [told('', 0, inSeconds(10)), none] });
    rig.clock.at -= 3_600_000;
    await readTimes(rig, 2, interactive);
    expect(rig.clock.waits[0]).toBeLessThan(12_000);
  });
});

describe('the call for the limits', () => {
  const LIMITS = 'GET /v1/rate_limits';
  const limits = (remaining: number, family = 'asset'): Answered => ({
    json: {
      resources: {
        [family]: { all: { limit: 100, remaining, reset: Math.ceil(Date.now() / 1_000) + 40 } },
        odd: { one: 'x', two: null },
      },
    },
  });

  test('is made before work in the background, once in five minutes, and never for who waits', async () => {
    const { rig, stub } = await start({ [LIMITS]: limits(100) });
    await readTimes(rig, 3, interactive);
    expect(stub.to(LIMITS)).toHaveLength(0);
    await readTimes(rig, 3, background);
    await read(rig.reborn(), background());
    expect(stub.to(LIMITS)).toHaveLength(1);
    rig.clock.at += 300_001;
    await Promise.all([read(rig, background()), read(rig, background())]);
    expect(stub.to(LIMITS)).toHaveLength(2);
  });

  test('stops the background where nothing is left', async () => {
    const { rig } = await start({ [LIMITS]: limits(2) });
    expect((await failureOf(read(rig, background()))).kind).toBe('rate-limited');
    await read(rig, interactive());
  });

  test('says nothing by families that are not called', async () => {
    const { rig } = await start({ [LIMITS]: limits(0, 'alerts') });
    await read(rig, background());
  });

  test.for([
    { status: 404, json: {} },
    { status: 500, json: {} },
    { status: 401, json: {} },
    { text: '<html></html>' },
    { json: { resources: [] } },
    { json: null },
    { fault: 'drop' },
  ] as const)('does no harm when it answers %j', async (answered) => {
    const { rig, stub } = await start({ [LIMITS]: answered });
    await readTimes(rig, 2, background);
    expect(stub.to(LIMITS)).toHaveLength(1);
    expect(stub.to(COMPANIES)).toHaveLength(2);
  });
});

test('a device list counts like any other request', async () => {
  const { rig, stub } = await start({ [LIST]: { json: {} } });
  for (let time = 0; time < 79; time += 1) {
    await rig.asio.listDevices({ companyIds: [companyId()] }, interactive());
  }
  expect((await failureOf(read(rig, interactive()))).kind).toBe('rate-limited');
  expect(stub.seen).toHaveLength(80);
});
