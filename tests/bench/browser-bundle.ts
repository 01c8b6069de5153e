import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** One script that puts the exports of a module under `in-browser/` into a global of this name. */
export async function bundle(module: string, name: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      lib: { entry: resolve(import.meta.dirname, 'in-browser', module), formats: ['iife'], name },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${module} was not built.`);
  return chunk.code;
}

/** By way of the debugger: the page's own policy lets no other script in. */
export async function load(page: Page, script: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: script });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  await session.detach();
}
