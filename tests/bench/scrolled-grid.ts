import type { Page } from '@playwright/test';
import { badgeCheck, wrongBadges } from './badge-check.ts';
import { openBeside } from './beside.ts';
import { median, type Bench, type Measure } from './bench.ts';
import { ownTasks, type OwnTask } from './own-tasks.ts';
import type { Stage } from './stage.ts';
import { onStoredFleet } from './stored-fleet.ts';

const ROWS = 5_000;
const ROUNDS = 3;
const GRID = `/QADashB/QuickAccess/NewDesktops?rows=${ROWS}`;
const PIXELS_A_FRAME = 330;
const PLACES = 25;
const SETTLED_MS = 500;

const LONGEST_TASK_MS = 50;

/**
 * A virtual grid of 5,000 devices, loaded anew and scrolled from top to bottom in steps of a frame: the time of its
 * frames with badges and without, by turns; how long scripts of ours ran in one task at most, in a round of its own that
 * is traced; and the rows in view at some places of a last one.
 */
export const scrolledGrid: Bench = {
  name: 'scrolled-grid',
  run: () =>
    onStoredFleet(async (stage) => {
      const { page, alone } = await openBeside(stage, GRID);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push({ alone: await scrolled(alone), ours: await scrolled(page) });
      }
      const scripts = `${stage.shelflife.origin}/content-scripts/`;
      const tasks = await ownTasks(page, scripts, () => scrolled(page));
      const wrong = await wrongOnTheWay(page, stage);
      return {
        measures: [frameTimes(rounds), longestTask(tasks), wrongBadges('of that grid', wrong)],
        details: { rounds, tasks: tasks.slice(0, 100), wrong },
      };
    }),
};

interface Round {
  readonly ours: readonly number[];
  readonly alone: readonly number[];
}

function frameTimes(rounds: readonly Round[]): Measure {
  const ratios = rounds.map(({ ours, alone }) => mean(ours) / mean(alone));
  const of = (which: keyof Round) => median(rounds.map((round) => mean(round[which]))).toFixed(1);
  return {
    what: 'Frame time of a 5,000-row grid that is scrolled, with badges ÷ without',
    value: median(ratios),
    budget: 1.1,
    numbers: `${of('ours')} ms ÷ ${of('alone')} ms; ${rounds[0]?.ours.length ?? 0} frames, median of ${ROUNDS}, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
  };
}

function longestTask(tasks: readonly OwnTask[]): Measure {
  const [longest] = tasks;
  if (!longest) throw new Error('No script of ours ran.');
  const all = tasks.reduce((sum, { ownMs }) => sum + ownMs, 0);
  return {
    what: 'Our scripts’ time in one task of that scroll, the longest ÷ 50 ms',
    value: longest.ownMs / LONGEST_TASK_MS,
    budget: 1,
    numbers: `${longest.ownMs.toFixed(1)} ms of a task of ${longest.wholeMs.toFixed(1)} ms; ${tasks.length} tasks, ${all.toFixed(0)} ms in all`,
  };
}

async function wrongOnTheWay(page: Page, stage: Stage): Promise<readonly string[]> {
  const check = await badgeCheck(page, stage);
  const wrong: string[] = [];
  for (let place = 0; place < PLACES; place += 1) {
    await page.locator('.grid-viewport').evaluate((viewport, part) => {
      viewport.scrollTo({ top: part * viewport.scrollHeight });
    }, place / PLACES);
    await page.waitForTimeout(SETTLED_MS);
    wrong.push(...(await check()));
  }
  return wrong;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

/** Loads the list anew and scrolls it from top to bottom; gives the time of each frame in ms. */
async function scrolled(page: Page): Promise<readonly number[]> {
  await page.reload();
  await page.locator('.grid-viewport [role="row"]').first().waitFor();
  await page.waitForTimeout(1_500);
  return page.evaluate(async (step) => {
    const viewport = document.querySelector('.grid-viewport');
    if (!viewport) throw new Error('There is no grid.');
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const frames: number[] = [];
    let before = await frame();
    const bottom = viewport.scrollHeight - viewport.clientHeight;
    for (let top = 0; top < bottom; top += step) {
      viewport.scrollTop = top;
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, PIXELS_A_FRAME);
}
