import type { CDPSession, Page } from '@playwright/test';
import { deviceAddresses } from '../e2e/portal-pages.ts';
import { openBeside } from './beside.ts';
import { count, megabytes, type Bench } from './bench.ts';
import { onStoredFleet } from './stored-fleet.ts';

const EARLY = 60;
const LATE = 260;
const DEVICES = 20;
const PAUSE_MS = 50;
const GRID = '/QADashB/QuickAccess/NewDesktops?rows=200';

/** What is compiled and optimised late needs some room; pages that are kept would need a multiple. */
const FLAT = 1.15;

interface Held {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/**
 * What a portal page holds after 200 more client-side navigations, between a list and twenty devices by turns, with all
 * garbage collected: more than before, the page alone taken off, can only be ours.
 */
export const overlayMemory: Bench = {
  name: 'overlay-memory',
  run: () =>
    onStoredFleet(async (stage) => {
      const { page, alone } = await openBeside(stage, GRID);
      const devices = stage.sandbox.world.eachDevice().take(DEVICES).toArray();
      const hashes = devices.flatMap((device) => [
        '#',
        `#${deviceAddresses.hash(device).split('#')[1] ?? ''}`,
      ]);
      const [ours, theirs] = await Promise.all([heldBy(page, hashes), heldBy(alone, hashes)]);
      const grown = ours.late.bytes - (theirs.late.bytes - theirs.early.bytes);
      const more = (of: 'nodes' | 'listeners') =>
        ours.late[of] - ours.early[of] - (theirs.late[of] - theirs.early[of]);
      return {
        measures: [
          {
            what: 'Memory of a portal page after 200 more navigations ÷ before, the page’s own growth taken off',
            value: grown / ours.early.bytes,
            budget: FLAT,
            numbers: `${megabytes(ours.late.bytes)} ÷ ${megabytes(ours.early.bytes)}, the page alone ${megabytes(theirs.late.bytes)} ÷ ${megabytes(theirs.early.bytes)}; garbage collected`,
          },
          {
            what: 'Elements and listeners of ours that are kept after 200 more navigations',
            value: Math.max(0, more('nodes')) + Math.max(0, more('listeners')),
            budget: 0,
            numbers: `${count(ours.late.nodes)} nodes and ${count(ours.late.listeners)} listeners in all`,
          },
        ],
        details: { ours, theirs },
      };
    }),
};

async function heldBy(page: Page, hashes: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const go = async (visits: number): Promise<Held> => {
    for (let visit = 1; visit <= visits; visit += 1) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        hashes[visit % hashes.length] ?? '',
      );
      await page.waitForTimeout(PAUSE_MS);
    }
    // What is asked again some seconds after a visit is over by then.
    await page.waitForTimeout(6_000);
    return read(session);
  };
  return { early: await go(EARLY), late: await go(LATE - EARLY) };
}

async function read(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}
