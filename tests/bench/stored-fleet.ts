import { cp, mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillFleet } from '../fixtures/large-fleet/fill-fleet.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { WHOLE } from '../fixtures/large-fleet/stored-part.ts';
import { connect, onStage, untilQuiet, type Stage, type StageOptions } from './stage.ts';

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
    await fillFleet(stage.page, stage.sandbox.world, WHOLE);
  });
  return profile;
}
