import { cp, mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, load } from './browser-bundle.ts';
import { fleetInput } from './fleet-input.ts';
import type * as FleetFilling from './in-browser/fleet-filling.ts';
import { LARGE } from './large-world.ts';
import { connect, onStage, untilQuiet, type Stage, type StageOptions } from './stage.ts';

declare const fleetFilling: typeof FleetFilling;

let made: Promise<string> | undefined;

/**
 * A stage on which the extension is connected and has the large fleet stored, imported and dated. That takes a while, so
 * it is done once for all benches of a run, and each has a copy of the profile.
 */
export async function onStoredFleet<Result>(
  play: (stage: Stage) => Promise<Result>,
  options: Pick<StageOptions, 'extensions'> = {},
): Promise<Result> {
  made ??= makeProfile();
  const profile = await newFolder();
  try {
    await cp(await made, profile, { recursive: true });
    return await onStage({ size: LARGE, profile, ...options }, play);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'shelflife-bench-'));

async function makeProfile(): Promise<string> {
  const profile = await newFolder();
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  await onStage({ size: LARGE, profile }, async (stage) => {
    await connect(stage);
    await untilQuiet(stage);
    const { page, sandbox } = stage;
    await load(page, await bundle('fleet-filling.ts', 'fleetFilling'));
    const { devices } = fleetInput(sandbox.world);
    const stored = await page.evaluate(
      async (json) => fleetFilling.fillFleet(json),
      JSON.stringify(devices),
    );
    if (stored !== LARGE.devices) throw new Error(`${stored} devices are stored.`);
  });
  return profile;
}
