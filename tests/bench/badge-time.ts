import type { BrowserContext } from '@playwright/test';
import { killWorker, launchWith } from '../e2e/launch.ts';
import { deviceAddresses } from '../e2e/portal-pages.ts';
import { until } from '../e2e/until.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { chromiumArgs } from '../sandbox/sandbox.ts';
import { drawFrom } from '../sandbox/world/random.ts';
import type { Device } from '../sandbox/world/records.ts';
import type { World } from '../sandbox/world/world.ts';
import { clockIn } from './badge-clock.ts';
import { BARE_EXTENSION, bareOrigin } from './bare-extension.ts';
import { WINDOW } from './beside.ts';
import { count, type Bench, type Measure } from './bench.ts';
import type { Stage } from './stage.ts';
import { onStoredFleet } from './stored-fleet.ts';

const TURNS = 40;
const TURNS_ASLEEP = 20;
const GRID = '/QADashB/QuickAccess/NewDesktops?rows=5000';
const PORTAL = 'https://control.itsupport247.net';

/**
 * What the bare extension takes on the machine of the README's table when nothing else runs there (p95 in ms, median of
 * five runs). Budgets in time are so many of these: a slower machine, or a busy one, is slower for both.
 */
const BARE_MS = { onPage: 30, inList: 20, asleep: 50 } as const;

/**
 * From the moment at which a device's name is in the page to the end of the frame in which its badge is painted, after a
 * client-side navigation or a scroll to rows that were never seen; against an extension that asks its worker about the
 * names of the same page and puts the answers beside them, and does nothing else. By turns, each in a browser of its own.
 */
export const badgeTime: Bench = {
  name: 'badge-time',
  run: () =>
    onStoredFleet(async (stage) => {
      const ours = { context: stage.shelflife.context, origin: stage.shelflife.origin };
      const bare = await openBare(stage);
      const { world } = stage.sandbox;
      try {
        const devices = {
          ours: await openDevices(ours, world),
          bare: await openDevices(bare, world),
        };
        const lists = { ours: await openList(ours, world), bare: await openList(bare, world) };
        const onPage = await inTurns(TURNS, devices);
        const inList = await inTurns(TURNS, lists);
        const asleep = await inTurns(TURNS_ASLEEP, devices, (name) =>
          name === 'ours' ? stage.shelflife.killWorker() : killWorker(bare.context, bare.origin),
        );
        return {
          measures: [
            measureOf('on a device page', onPage, 50 / BARE_MS.onPage),
            measureOf('in a list', inList, 50 / BARE_MS.inList),
            measureOf('on a device page, the worker stopped', asleep, 250 / BARE_MS.asleep),
          ],
          details: { onPage, inList, asleep },
        };
      } finally {
        await bare.context.close();
      }
    }),
};

const share = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * part) - 1] ?? Number.NaN;

interface Times {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

function measureOf(where: string, { ours, bare }: Times, budget: number): Measure {
  const [mine, theirs] = [share(ours, 0.95), share(bare, 0.95)];
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return {
    what: `Name in the DOM to badge painted, ${where} ÷ the least that an extension needs`,
    value: mine / theirs,
    budget,
    numbers: `${ms(mine)} ÷ ${ms(theirs)} (95 % of ${ours.length}; half ${ms(share(ours, 0.5))} and ${ms(share(bare, 0.5))}), ${count(LARGE.devices)} devices`,
  };
}

interface Subject {
  /** One more name comes into the page; gives the time until its badge was painted, ms. */
  readonly measure: () => Promise<number>;
}

async function inTurns<Name extends string>(
  turns: number,
  subjects: Readonly<Record<Name, Subject>>,
  before: (name: Name) => Promise<void> = async () => {},
): Promise<Readonly<Record<Name, number[]>>> {
  const names = Object.keys(subjects) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of names) {
      await before(name);
      times[name].push(await subjects[name].measure());
    }
  }
  return times;
}

interface Browsing {
  readonly context: BrowserContext;
  /** Of the extension whose badges count. */
  readonly origin: string;
}

/** The bare extension in a browser of its own, and a page of it: only such a page hears of its worker. */
async function openBare({ sandbox }: Stage): Promise<Browsing> {
  const args = chromiumArgs(sandbox);
  const context = await launchWith([BARE_EXTENSION], { args, headless: true, viewport: null });
  const origin = await until('the bare extension', () => bareOrigin(context));
  await (await context.newPage()).goto(`${origin}/bare-page.html`);
  return { context, origin };
}

const hasBadge = ({ kind }: Device): boolean => kind !== 'virtual-machine' && kind !== 'cloud';

/** A client-side navigation from device to device. */
async function openDevices({ context, origin }: Browsing, world: World): Promise<Subject> {
  const draw = drawFrom('badge time');
  let shown = '';
  const next = () => {
    for (;;) {
      const device = world.devices[draw.between(0, LARGE.devices - 1)];
      // A name that stands there already would not be seen to come.
      if (!device || !hasBadge(device) || device.friendlyName === shown) continue;
      shown = device.friendlyName;
      return device;
    }
  };
  const page = await context.newPage();
  await page.setViewportSize(WINDOW);
  await page.goto(`${PORTAL}${deviceAddresses.hash(next())}`);
  const clock = await clockIn(page, origin);
  await page.waitForTimeout(1_000);
  return {
    async measure() {
      const device = next();
      await page.bringToFront();
      const asked = clock.region(device.friendlyName);
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        deviceAddresses.hash(device).split('#')[1] ?? '',
      );
      return asked;
    },
  };
}

/** Places of a long grid that were not seen before. */
async function openList({ context, origin }: Browsing, world: World): Promise<Subject> {
  const page = await context.newPage();
  await page.setViewportSize(WINDOW);
  await page.goto(`${PORTAL}${GRID}`);
  await page.locator('.grid-viewport [role="row"]').first().waitFor();
  const clock = await clockIn(page, origin);
  await page.waitForTimeout(1_000);
  const without = world
    .eachDevice()
    .take(5_000)
    .filter((device) => !hasBadge(device))
    .map(({ id }) => id)
    .toArray();
  let top = 0;
  return {
    async measure() {
      top += 3_000;
      await page.bringToFront();
      const asked = clock.rows(without);
      await page
        .locator('.grid-viewport')
        .evaluate((viewport, to) => viewport.scrollTo({ top: to }), top);
      return asked;
    },
  };
}
