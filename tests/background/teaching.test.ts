import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TaughtParts } from '@/lib/domain/taught-page';
import type { Notice } from '@/lib/messages/notice';
import { createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

const HOST = 'https://control.itsupport247.net';
const ADDRESS = `${HOST}/odd/device/987654`;
const PATTERN = `${HOST}/odd/device/*`;
const page = { ids: [], regIds: [], texts: ['Company 1'] };
const parts: TaughtParts = {
  kind: 'device',
  says: { selectors: ['[data-part="who"]'], read: 'text' },
  place: { selectors: ['[data-part="who"]'], side: 'after' },
};

let world: WorkerWorld;
beforeEach(async () => {
  world = await createSyncedWorld();
  world.tabInFront = { tabId: 7, address: ADDRESS };
});

async function begin(): Promise<string> {
  await world.ask('teach.begin', null);
  const told = world.told.findLast(({ notice }) => notice.about === 'teaching')?.notice;
  return told && 'ticket' in told ? told.ticket : '';
}

interface Drawn {
  readonly isProved?: boolean;
  readonly address?: string;
  readonly parts?: TaughtParts;
}

/** Points at something, as the script in the page does. */
const drawIn = (ticket: string, over: Drawn = {}, tabId = 7) =>
  world.ask(
    'portal.teach-draft',
    {
      ticket,
      draft: {
        parts: over.parts ?? parts,
        address: over.address ?? ADDRESS,
        names: [],
        device: 'WS-1',
      },
    },
    tabId,
  );

async function keepIn(ticket: string, over: Drawn = {}, tabId = 7) {
  await drawIn(ticket, over, tabId);
  return world.ask('portal.teach-keep', { ticket, isProved: over.isProved ?? true }, tabId);
}

const keptPatterns = async () =>
  (await world.ask('taught.list', null)).pages.map(({ pattern }) => pattern);

describe('teaching a page', () => {
  test('is offered only while the portal is in front', async () => {
    expect(await world.ask('teach.place', null)).toEqual({ host: 'control.itsupport247.net' });
    world.tabInFront = undefined;
    expect(await world.ask('teach.place', null)).toBeNull();
    await expect(world.ask('teach.begin', null)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('recognises the device by the text that was pointed at, the likeliest first', async () => {
    const ticket = await begin();
    const tried = { ticket, page, readings: ['Online', 'WS-1', 'WS-2'], rows: [] };
    const said = await world.ask('portal.teach-try', tried);
    expect(said).toMatchObject({ is: 'device', reading: 1, name: 'WS-1' });
  });

  test('counts the other devices of a list', async () => {
    const ticket = await begin();
    const rows = [['WS-2'], ['WS-1'], ['nobody']];
    const said = await world.ask('portal.teach-try', {
      ticket,
      page,
      readings: ['WS-1'],
      rows,
    });
    expect(said).toMatchObject({ is: 'device', others: 1 });
  });

  test('keeps the page with its address’s ids left open, and ends', async () => {
    const ticket = await begin();
    expect(await keepIn(ticket)).toEqual({ kept: true });
    expect(await keptPatterns()).toEqual([PATTERN]);
    const shown = { addresses: ['about:blank', `${HOST}/odd/device/123456`] };
    const here = await world.ask('portal.taught', shown);
    expect(here).toMatchObject({ pages: [{ pattern: PATTERN }], isHostTaught: true });
    const elsewhere = await world.ask('portal.taught', { addresses: [`${HOST}/list`] });
    expect(elsewhere).toEqual({ pages: [], isHostTaught: true });
    await expect(keepIn(ticket)).rejects.toMatchObject({ kind: 'denied' });
    const ends: Notice = { about: 'teaching-over', ticket };
    expect(world.told.map(({ notice }) => notice)).toContainEqual(ends);
  });

  test('shows the page what would be kept, in this tab alone and until it is taken back', async () => {
    const ticket = await begin();
    await drawIn(ticket);
    const ofTab = (tabId: number) => world.ask('portal.taught', { addresses: [ADDRESS] }, tabId);
    expect(await ofTab(7)).toMatchObject({ pages: [{ pattern: PATTERN }] });
    expect(await ofTab(8)).toMatchObject({ pages: [] });
    await world.ask('portal.teach-draft', { ticket, draft: null });
    expect(await ofTab(7)).toMatchObject({ pages: [] });
    await drawIn(ticket);
    await world.ask('portal.teach-end', { ticket });
    expect(await ofTab(7)).toMatchObject({ pages: [] });
  });

  test('teaching it again replaces what was taught before', async () => {
    await keepIn(await begin());
    const place = { selectors: ['h2'], side: 'before' } as const;
    await keepIn(await begin(), { parts: { ...parts, place } });
    const { pages } = await world.ask('taught.list', null);
    expect(pages.map((one) => one.place)).toEqual([place]);
  });

  test('waits for a click in our own page where the one in the portal proves nothing', async () => {
    const ticket = await begin();
    expect(await keepIn(ticket, { isProved: false })).toEqual({ kept: false });
    expect(world.pages).toEqual(['/workspace.html#settings']);
    expect(await keptPatterns()).toEqual([]);
    const { waiting } = await world.ask('taught.list', null);
    expect(waiting).toMatchObject([{ ticket, device: 'WS-1', page: { pattern: PATTERN } }]);
    // The page itself has no second say.
    await expect(keepIn(ticket)).rejects.toMatchObject({ kind: 'denied' });
    await world.ask('taught.settle', { ticket, keep: true });
    expect(await keptPatterns()).toEqual([PATTERN]);
  });

  test('drops what a person does not want', async () => {
    const ticket = await begin();
    await keepIn(ticket, { isProved: false });
    await world.ask('taught.settle', { ticket, keep: false });
    expect(await world.ask('taught.list', null)).toEqual({ pages: [], waiting: [] });
  });
});

describe('a page that is not to be trusted', () => {
  test('can’t teach without a session, in another tab, or long after it', async () => {
    await expect(keepIn('made-up')).rejects.toMatchObject({ kind: 'denied' });
    const ticket = await begin();
    await expect(keepIn(ticket, {}, 8)).rejects.toMatchObject({ kind: 'denied' });
    world.time += 60 * 60_000;
    await expect(keepIn(ticket)).rejects.toMatchObject({ kind: 'denied' });
    expect(await keptPatterns()).toEqual([]);
  });

  test('teaches of no other host', async () => {
    const address = 'https://other.euplatform.connectwise.com/device/987654';
    await expect(keepIn(await begin(), { address })).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test.for<[string, unknown]>([
    ['a selector without end', { ...parts.says, selectors: ['a'.repeat(301)] }],
    ['too many selectors', { ...parts.says, selectors: Array.from({ length: 7 }, () => 'h1') }],
    ['no selector', { ...parts.says, selectors: [] }],
    ['a selector that looks through the page', { ...parts.says, selectors: ['div:has(b)'] }],
    ['a rule of styles', { ...parts.says, selectors: ['h1{color:red}'] }],
    ['a handler’s attribute', { ...parts.says, read: 'onclick' }],
    ['code for a piece', { ...parts.says, piece: 'alert(1)' }],
  ])('can’t store %s', async ([, says]) => {
    // No type allows it; a compromised page sends it all the same.
    const odd = { ...parts, says } as TaughtParts;
    await expect(keepIn(await begin(), { parts: odd })).rejects.toMatchObject({
      kind: 'bad-input',
    });
  });
});

describe('taught pages', () => {
  const fileOf = (pages: readonly unknown[]) =>
    JSON.stringify({ format: 'shelflife-taught-pages', version: 1, pages });
  const taught = (path: string) => ({ ...parts, pattern: `${HOST}/${path}`, taughtAt: 1 });

  test('come in from a file, after a look at what that changes', async () => {
    await keepIn(await begin());
    const changed = { ...taught('odd/device/*'), place: { selectors: ['h1'], side: 'after' } };
    const other = 'http://control.itsupport247.net/device/*';
    const text = fileOf([taught('new'), changed, { ...taught('x'), pattern: other }, 7]);
    const expected = { added: 1, changed: 1, same: 0, invalid: 2 };
    expect(await world.ask('taught.import', { text, isDryRun: true })).toEqual(expected);
    expect(await keptPatterns()).toEqual([PATTERN]);
    expect(await world.ask('taught.import', { text, isDryRun: false })).toEqual(expected);
    expect(await keptPatterns()).toEqual([`${HOST}/new`, PATTERN]);
    expect(await world.ask('taught.import', { text, isDryRun: true })).toMatchObject({ same: 2 });
  });

  test('bring nothing along under the names that lead to what all objects share', async () => {
    const share = '{"polluted":true}';
    const sly = `"__proto__":${share},"constructor":{"prototype":${share}},`;
    const text = fileOf([taught('new')])
      .replace('{"format"', `{${sly}"format"`)
      .replace('{"kind"', `{${sly}"kind"`)
      .replace('{"selectors"', `{${sly}"selectors"`);
    expect(text.split('__proto__')).toHaveLength(4);
    expect(await world.ask('taught.import', { text, isDryRun: false })).toMatchObject({ added: 1 });
    const [kept] = (await world.ask('portal.taught', { addresses: [`${HOST}/new`] })).pages;
    expect(kept).toEqual(taught('new'));
    expect(Object.getPrototypeOf(kept?.says)).toBe(Object.prototype);
    expect(Object.keys(kept?.says ?? {}).toSorted()).toEqual(['read', 'selectors']);
    expect('polluted' in {}).toBe(false);
  });

  test.for(['{', '[]', '{"format":"other","pages":[]}'])('are not read from %s', async (text) => {
    const asked = world.ask('taught.import', { text, isDryRun: true });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('are forgotten one by one, or all', async () => {
    const text = fileOf([taught('a'), taught('b'), taught('c')]);
    await world.ask('taught.import', { text, isDryRun: false });
    await world.ask('taught.forget', { keys: [`device ${HOST}/b`] });
    expect(await keptPatterns()).toEqual([`${HOST}/a`, `${HOST}/c`]);
    await world.ask('taught.forget', { keys: 'all' });
    expect(await keptPatterns()).toEqual([]);
  });
});

describe('the dock at the page’s edge', () => {
  const from = { x: 'right', y: 'bottom', isFolded: false } as const;

  test('is remembered for the portal’s host, as it was moved and folded', async () => {
    expect(await world.ask('portal.dock', {})).toBeNull();
    const moved = await world.ask('portal.dock', {
      done: { from, act: { do: 'move', right: 0, down: -1 } },
    });
    expect(moved).toEqual({ ...from, y: 'middle' });
    const act = { do: 'fold', isFolded: true } as const;
    await world.ask('portal.dock', { done: { from: moved ?? from, act } });
    expect(await world.ask('portal.dock', {})).toEqual({ ...from, y: 'middle', isFolded: true });
  });
});
