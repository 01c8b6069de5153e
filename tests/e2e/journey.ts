import { test as base, type Page } from '@playwright/test';
import {
  chromiumArgs,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../sandbox/sandbox.ts';
import { expect } from './patient-expect.ts';
import { launch, type Shelflife } from './launch.ts';

interface Fixtures {
  /** What the sandbox of this test is made with. */
  readonly world: SandboxOptions;
  readonly colorScheme: 'light' | 'dark';
  readonly sandbox: Sandbox;
  readonly shelflife: Shelflife;
  readonly popup: Page;
}

/** Each test has a browser, a profile and a ConnectWise of its own. */
export const test = base.extend<Fixtures>({
  world: [{}, { option: true }],
  sandbox: async ({ world }, provide) => {
    const sandbox = await startSandbox(world);
    await provide(sandbox);
    await sandbox.stop();
  },
  shelflife: async ({ sandbox }, provide) => {
    const shelflife = await launch({
      args: chromiumArgs(sandbox),
      headless: true,
      viewport: { width: 1280, height: 800 },
    });
    await provide(shelflife);
    await shelflife.context.close();
    // A strict API may be lenient only where the test itself broke a rule.
    expect(sandbox.violations, 'rules of the API that were broken').toEqual([]);
  },
  popup: async ({ shelflife }, provide) => {
    await provide(await shelflife.openPopup());
  },
});

export { expect } from './patient-expect.ts';
