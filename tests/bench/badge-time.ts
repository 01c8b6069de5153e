import { killWorker } from '../e2e/launch.ts';
import { deviceAddresses } from '../e2e/portal-pages.ts';
import { until } from '../e2e/until.ts';
import { drawFrom } from '../sandbox/world/random.ts';
import type { Device } from '../sandbox/world/records.ts';
import { clockIn } from './badge-clock.ts';
import { BARE_EXTENSION, bareOrigin } from './bare-extension.ts';
import { WINDOW } from './beside.ts';
import { count, type Bench, type Measure } from './bench.ts';
import { LARGE } from './large-world.ts';
import type { Stage } from './stage.ts';
import { onStoredFleet } from './stored-fleet.ts';

const TURNS = 40;
const TURNS_ASLEEP = 20;
const GRID = '/QADashB/QuickAccess/NewDesktops?rows=5000';
const PORTAL = 'https://control.itsupport247.net';

/**
 * What the bare extension takes on the machine of the README's table when nothing else runs there (p95, ms). Budgets in
 * time are so many of these: a slower machine, or a busy one, is slower for both.
 */
const BARE_MS = 20;
const BARE_ASLEEP_MS = 100;

/**
 * From the moment at which a device's name is in the page to the end of the frame in which its badge is painted, after a
 * client-side navigation or a scroll to rows that were never seen; against an extension that asks its worker about a name
 * and puts the answer beside it, and does nothing else. All by turns in one browser.
 */
export const badgeTime: Bench = {
  name: 'badge-time',
  run: () =>
    onStoredFleet(
      async (stage) => {
        const bare = await openBare(stage);
        const device = await openDevices(stage);
        const list = await openList(stage);
        const awake = await inTurns(TURNS, { bare, device, list });
        const asleep = await inTurns(TURNS_ASLEEP, { bare, device }, async (name) => {
          await (name === 'bare' ? bare.kill() : stage.shelflife.killWorker());
        });
        const [often, seldom] = [50 / BARE_MS, 250 / BARE_ASLEEP_MS];
        return {
          measures: [
            measureOf('on a device page', { ours: awake.device, bare: awake.bare }, often),
            measureOf('in a list', { ours: awake.list, bare: awake.bare }, often),
            measureOf(
              'on a device page, the worker stopped',
              { ours: asleep.device, bare: asleep.bare },
              seldom,
            ),
          ],
          details: { awake, asleep },
        };
      },
      { extensions: [BARE_EXTENSION] },
    ),
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

async function openBare({ shelflife: { context } }: Stage) {
  const page = await context.newPage();
  await page.setViewportSize(WINDOW);
  await page.goto(`${PORTAL}/QADashB/QuickAccess/NewDesktops/service-tickets#bare`);
  const origin = await bareOrigin(context);
  const own = await context.newPage();
  await own.goto(`${origin}/bare-page.html`);
  let names = 0;
  return {
    kill: () => killWorker(context, origin),
    async measure(): Promise<number> {
      names += 1;
      await page.bringToFront();
      await page.evaluate((name) => {
        const heading = document.createElement('h6');
        heading.textContent = name;
        document.querySelector('main')?.append(heading);
      }, `NAME-${names}`);
      const ms = await until(
        'the bare badge',
        async () => (await page.locator('h6').last().getAttribute('data-ms')) ?? undefined,
      );
      return Number(ms);
    },
  };
}

const hasBadge = ({ kind }: Device): boolean => kind !== 'virtual-machine' && kind !== 'cloud';

/** A client-side navigation from device to device. */
async function openDevices(stage: Stage): Promise<Subject> {
  const { context } = stage.shelflife;
  const { world } = stage.sandbox;
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
  const clock = await clockIn(page, stage);
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
async function openList(stage: Stage): Promise<Subject> {
  const page = await stage.shelflife.context.newPage();
  await page.setViewportSize(WINDOW);
  await page.goto(`${PORTAL}${GRID}`);
  await page.locator('.grid-viewport [role="row"]').first().waitFor();
  const clock = await clockIn(page, stage);
  await page.waitForTimeout(1_000);
  const { world } = stage.sandbox;
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
