import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillFleet } from '../fixtures/large-fleet/fill-fleet.ts';
import { WITH_WORK_LEFT } from '../fixtures/large-fleet/stored-part.ts';
import { chromiumArgs, startSandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { connect } from './connecting.ts';
import { importDevices, mapAll, mapCompanies, untilDatesRead } from './importing.ts';
import { launch } from './launch.ts';
import { expect } from './patient-expect.ts';
import { until } from './until.ts';

/**
 * Where a test begins that is not about the way there: `test.use({ start: starts.imported })`. The way is gone once in a
 * run for each start and world, by the popup and against a sandbox of its own; each test has a copy of the profile that
 * this leaves. So a test finds the same deterministic world, a sandbox that was asked nothing yet, and no token: the
 * session is over, and the first request mints a new one. Take one of `starts` where it serves, for each one more costs
 * a way of its own.
 */
export interface Start {
  /** Those that have a client of their own; `all`: what automatic matching finds. */
  readonly companies: 'all' | readonly string[];
  /**
   * Those that are imported, by name, with their dates read; `filled`: put there without reading them, for a fleet that
   * it would take hours to read.
   */
  readonly devices: 'all' | 'filled' | readonly string[];
}

export const ALDER = 'Alder & Finch Dental';

export const starts = {
  connected: { companies: [], devices: [] },
  /** One company; its nine devices wait for review. */
  mapped: { companies: [ALDER], devices: [] },
  imported: { companies: [ALDER], devices: 'all' },
  /** Three of eight companies, so that lists show tracked devices among others. */
  threeCompanies: {
    companies: [ALDER, 'Dunmore Primary School', `O'Malley "Quick" Print <Co>`],
    devices: 'all',
  },
  everyCompanyMapped: { companies: 'all', devices: [] },
  everythingImported: { companies: 'all', devices: 'all' },
  /** 400 companies, 50,000 devices; in a world of the size `LARGE_AND_NEW`. What is stored: `storedPart`. */
  large: { companies: [], devices: 'filled' },
} as const satisfies Record<string, Start>;

export interface Wanted {
  readonly start: Start;
  readonly world: SandboxOptions;
}

/** Makes `copy` a profile in which a person has come as far as `start`. `folder` is empty when a run begins. */
export async function copyPrepared(folder: string, wanted: Wanted, copy: string): Promise<void> {
  cpSync(await preparedIn(folder, wanted), copy, { recursive: true });
}

/** Two runners may ask for the same one at the same time: one makes it, the other waits. */
async function preparedIn(folder: string, wanted: Wanted): Promise<string> {
  // The world's dates are relative to the day.
  const facts = JSON.stringify([wanted, new Date().toISOString().slice(0, 10)]);
  const name = createHash('sha256').update(facts).digest('hex').slice(0, 16);
  const profile = join(folder, name);
  mkdirSync(folder, { recursive: true });
  await until(
    `a profile at ${facts}`,
    async () => {
      if (existsSync(profile)) return true;
      if (!takes(`${profile}.lock`)) return false;
      try {
        await prepare(wanted, `${profile}.new`);
        renameSync(`${profile}.new`, profile);
      } finally {
        remove(`${profile}.lock`);
      }
      return true;
    },
    { timeoutMs: 180_000 },
  );
  return profile;
}

function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function prepare({ start, world }: Wanted, profile: string): Promise<void> {
  remove(profile);
  const sandbox = await startSandbox(world);
  const shelflife = await launch({
    args: chromiumArgs(sandbox),
    headless: true,
    viewport: { width: 1280, height: 800 },
    profile,
  });
  const popup = await shelflife.openPopup();
  await connect(popup, sandbox.keys.get('full'));
  if (start.devices === 'filled') await fillFleet(popup, sandbox.world, WITH_WORK_LEFT);
  else await go(popup, start.companies, start.devices);
  await shelflife.context.close();
  await sandbox.stop();
  expect(sandbox.violations, 'rules of the API that were broken').toEqual([]);
}

async function go(
  popup: Page,
  companies: Start['companies'],
  devices: Exclude<Start['devices'], 'filled'>,
): Promise<void> {
  if (companies === 'all') await mapAll(popup);
  else if (companies.length > 0) await mapCompanies(popup, companies);
  if (devices.length === 0) return;
  await importDevices(popup, devices === 'all' ? undefined : devices);
  await untilDatesRead(popup);
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true });
