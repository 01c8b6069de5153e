import { test as base, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromiumArgs,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../sandbox/sandbox.ts';
import { expect } from './patient-expect.ts';
import { launch, type Shelflife } from './launch.ts';
import { copyPrepared, type Start } from './prepared-profiles.ts';

interface Fixtures {
  /** What the sandbox of this test is made with. */
  readonly world: SandboxOptions;
  /** How far a person has come when the test begins; absent: Shelflife was installed just now. */
  readonly start: Start | undefined;
  readonly colorScheme: 'light' | 'dark';
  /** Of the browser; absent: American English. */
  readonly language: string | undefined;
  readonly sandbox: Sandbox;
  readonly shelflife: Shelflife;
  readonly popup: Page;
}

/** Each test has a browser, a profile and a ConnectWise of its own. */
export const test = base.extend<Fixtures>({
  world: [{}, { option: true }],
  start: [undefined, { option: true }],
  language: [undefined, { option: true }],
  sandbox: async ({ world }, provide) => {
    const sandbox = await startSandbox(world);
    await provide(sandbox);
    await sandbox.stop();
  },
  shelflife: async ({ sandbox, start, world, language }, provide, testInfo) => {
    const profile = testInfo.outputPath('profile');
    // The runner empties its folder when a run begins.
    const prepared = join(testInfo.project.outputDir, 'prepared');
    if (start) await copyPrepared(prepared, { start, world }, profile);
    const shelflife = await launch({
      args: chromiumArgs(sandbox),
      headless: true,
      viewport: { width: 1280, height: 800 },
      profile,
      ...(language && { language }),
    });
    await provide(shelflife);
    await shelflife.context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    // A strict API may be lenient only where the test itself broke a rule.
    expect(sandbox.violations, 'rules of the API that were broken').toEqual([]);
  },
  popup: async ({ shelflife }, provide) => {
    await provide(await shelflife.openPopup());
  },
});

export { expect } from './patient-expect.ts';
