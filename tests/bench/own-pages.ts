import type { Page } from '@playwright/test';
import { POPUP_SIZE } from '../e2e/launch.ts';
import type { World } from '../sandbox/world/world.ts';
import { BARE_EXTENSION, bareOrigin } from './bare-extension.ts';
import { count, median, type Bench, type Measure } from './bench.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { keystrokes, paintedAfter, withClock } from './paint-clock.ts';
import type { Stage } from './stage.ts';
import { onStoredFleet } from './stored-fleet.ts';

const TURNS = 15;
const SEARCHES = 4;
const LETTERS = 4;

const USABLE_POPUP = '[role="tabpanel"] button:not([disabled])';
const FIRST_ROWS = '.fleet-body tr:nth-child(8)';

/**
 * What a page that holds a button and nothing else takes on the machine of the README's table, ms. Budgets in time are
 * so many of these: a slower machine, or a busy one, is slower for both.
 */
const BARE_PAGE_MS = 50;
const BARE_KEY_MS = 3;

/**
 * From the begin of a page of the extension until it can be used, as it is painted, against a page of an extension that
 * holds a button and nothing else; and from a key in the fleet's search to the table of what it leaves, against a key in
 * that page. All by turns in one browser, with the large fleet stored.
 */
export const ownPages: Bench = {
  name: 'own-pages',
  run: () =>
    onStoredFleet(
      async (stage) => {
        const opened = await openings(stage);
        const keys = await typing(stage);
        return {
          measures: [
            ratioOf('Popup usable', { ours: opened.popup, bare: opened.bare }, 150 / BARE_PAGE_MS),
            ratioOf(
              'First rows of the fleet',
              { ours: opened.fleet, bare: opened.bare },
              300 / BARE_PAGE_MS,
            ),
            ratioOf('A key in the fleet’s search', keys, 50 / BARE_KEY_MS),
          ],
          details: { opened, keys },
        };
      },
      { extensions: [BARE_EXTENSION] },
    ),
};

interface Times {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

function ratioOf(what: string, { ours, bare }: Times, budget: number): Measure {
  const [mine, theirs] = [median(ours), median(bare)];
  return {
    what: `${what} ÷ an empty page of an extension`,
    value: mine / theirs,
    budget,
    numbers: `${mine.toFixed(0)} ms ÷ ${theirs.toFixed(0)} ms; medians of ${ours.length}, ${count(LARGE.devices)} devices, ${LARGE.companies} companies`,
  };
}

/** In a tab that is open already: a new one costs the browser more than any page. */
async function openings({ shelflife }: Stage) {
  const { context, origin } = shelflife;
  const bare = await bareOrigin(context);
  const page = await context.newPage();
  await page.setViewportSize(POPUP_SIZE);
  await withClock(page);
  const open = async (url: string, selector: string): Promise<number> => {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    return paintedAfter(page, selector);
  };
  const times = { bare: [] as number[], popup: [] as number[], fleet: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.bare.push(await open(`${bare}/bare-page.html`, 'button'));
    times.popup.push(await open(`${origin}/popup.html`, USABLE_POPUP));
    times.fleet.push(await open(`${origin}/workspace.html#fleet`, FIRST_ROWS));
  }
  await page.close();
  return times;
}

/** Beginnings of names of which each letter leaves fewer devices, so that each shows. */
function searchesIn(world: World): readonly string[] {
  const texts = world.devices.map(({ friendlyName, deviceName, companyId, hardware }) =>
    [
      friendlyName,
      deviceName,
      hardware.model,
      hardware.systemSerial,
      world.company(companyId)?.name,
    ]
      .join('\n')
      .toLowerCase(),
  );
  const found = (part: string): number => texts.filter((text) => text.includes(part)).length;
  const isNarrowing = (text: string): boolean => {
    const left = Array.from(text, (_, at) => found(text.slice(0, at + 1)));
    return left.every((some, at) => at === 0 || some < (left[at - 1] ?? 0));
  };
  const names = world.companies.map(({ name }) => name.toLowerCase().slice(0, LETTERS));
  return new Set(names).values().filter(isNarrowing).take(SEARCHES).toArray();
}

async function typing({ shelflife, sandbox }: Stage): Promise<Times> {
  const { context, origin } = shelflife;
  const fleet = await context.newPage();
  await withClock(fleet);
  await fleet.goto(`${origin}/workspace.html#fleet`);
  const whole = `[role="grid"][aria-rowcount="${LARGE.devices + 1}"]`;
  await fleet.locator(whole).waitFor();
  // The rows beyond the first come in parts.
  await fleet.waitForTimeout(10_000);
  const bare = await context.newPage();
  await withClock(bare);
  await bare.goto(`${await bareOrigin(context)}/bare-page.html`);

  const times = { ours: [] as number[], bare: [] as number[] };
  for (const text of searchesIn(sandbox.world)) {
    times.bare.push(...(await typed(bare, text, 'output')));
    times.ours.push(...(await typed(fleet, text, '[role="grid"]')));
  }
  return times;
}

async function typed(page: Page, text: string, selector: string): Promise<readonly number[]> {
  await page.bringToFront();
  const search = page.getByRole('searchbox').first();
  await search.fill('');
  await page.waitForTimeout(500);
  await search.focus();
  return keystrokes(page, { text, selector, attribute: 'aria-rowcount' });
}
