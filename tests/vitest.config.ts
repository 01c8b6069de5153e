import { preact } from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A busy machine may take its time: only what hangs should fail. */
const testTimeout = 30_000;

/** Areas whose code meets a document; the others run without one, as the worker does. */
const inDocument = ['tests/{components,portal,state,entrypoints}/**/*.test.{ts,tsx}'];
const elsewhere = ['tests/{e2e,build,firefox}/**', 'node_modules/**', '.output/**'];

export default defineConfig(async () => {
  const plugins = [preact(), ...(await WxtVitest({ root }))];
  const shared = { root, plugins };
  return {
    root,
    test: {
      restoreMocks: true,
      unstubGlobals: true,
      projects: [
        {
          ...shared,
          test: {
            name: 'unit',
            testTimeout,
            environment: 'node',
            setupFiles: ['tests/speak.ts'],
            include: ['tests/**/*.test.ts'],
            exclude: [...elsewhere, ...inDocument],
          },
        },
        {
          ...shared,
          test: {
            name: 'document',
            testTimeout,
            environment: 'jsdom',
            setupFiles: ['tests/speak.ts', 'tests/document-setup.ts'],
            include: inDocument,
            exclude: elsewhere,
          },
        },
        {
          root,
          test: {
            name: 'build',
            testTimeout,
            environment: 'node',
            include: ['tests/build/**/*.test.ts'],
          },
        },
        {
          root,
          test: { name: 'firefox', environment: 'node', include: ['tests/firefox/**/*.test.ts'] },
        },
      ],
    },
  };
});
