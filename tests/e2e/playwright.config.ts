import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  testDir: here('.'),
  outputDir: here('../../test-results/e2e'),
  // Long for what hangs: a machine that has much else to do must not fail what is only slow.
  timeout: 180_000,

  // A retry would hide what a stopped worker or a race does: a test passes at once or not at all.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  // Two have the processor to themselves; the third works while tests wait, for what the API asks to be waited for.
  workers: 3,
  reporter: [['list'], ['json']],
});
