import { preact } from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A busy machine may take its time: only what hangs should fail. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

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
      // The runner would leave one processor to an editor.
      maxWorkers: '100%',
      projects: [
        {
          ...shared,
          test: {
            name: 'unit',
            ...patience,
            environment: 'node',
            // Without a document nothing is left behind from which another file would have to be kept apart.
            isolate: false,
            setupFiles: ['tests/speak.ts'],
            include: ['tests/**/*.test.ts'],
            exclude: [...elsewhere, ...inDocument],
          },
        },
        {
          ...shared,
          test: {
            name: 'document',
            ...patience,
            environment: 'jsdom',
            // Each file in a document of its own, which is made in half the time of a thread's.
            pool: 'vmThreads',
            setupFiles: ['tests/speak.ts', 'tests/document-setup.ts'],
            include: inDocument,
            exclude: elsewhere,
          },
        },
        {
          root,
          test: {
            name: 'build',
            ...patience,
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
