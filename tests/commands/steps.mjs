// The steps of `npm test`, in their order. A step is done when its program ends with 0.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { root, toolArguments } from './environment.mjs';
import { findOrInstallFirefox } from './firefox.mjs';

const report = (name) => join(root, 'test-results', `${name}.json`);

const vitest = (projects, file, filters) =>
  toolArguments('vitest', [
    'run',
    '--config=tests/vitest.config.ts',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ]);

/** `file` is where the step's runner leaves its numbers; steps of one `beside` run at the same time. */
const steps = [
  {
    group: 'static',
    title: 'Generated types',
    neededBy: ['unit'],
    args: () => toolArguments('wxt', ['prepare']),
  },
  ...['tsconfig.json', 'lib/domain/tsconfig.json', 'tests/tsconfig.json'].map((project) => ({
    group: 'static',
    title: `Types: ${project}`,
    beside: 'checks',
    args: () => toolArguments('tsc', ['--noEmit', '--project', project]),
  })),
  {
    group: 'static',
    title: 'Lint',
    beside: 'checks',
    args: () => toolArguments('oxlint'),
  },
  {
    group: 'static',
    title: 'Format',
    beside: 'checks',
    args: () => toolArguments('prettier', ['--check', '--log-level=warn', '.']),
  },
  {
    group: 'unit',
    title: 'Unit, integration and architecture tests',
    file: report('unit'),
    args: (filters) => vitest(['unit', 'document'], report('unit'), filters),
  },
  {
    group: 'build',
    title: 'Build for Chromium',
    neededBy: ['e2e'],
    args: () => toolArguments('wxt', ['build']),
  },
  {
    group: 'build',
    title: 'Build for Firefox',
    neededBy: ['firefox'],
    args: () => toolArguments('wxt', ['build', '--browser', 'firefox']),
  },
  {
    group: 'build',
    title: 'Manifests and bundles',
    file: report('build'),
    args: (filters) => vitest(['build'], report('build'), filters),
  },
  {
    group: 'firefox',
    title: 'The main path in Firefox',
    file: report('firefox'),
    // Without one the tests are skipped, and say so.
    env: async () => ({ FIREFOX_PATH: (await findOrInstallFirefox()) ?? '' }),
    args: (filters) => vitest(['firefox'], report('firefox'), filters),
  },
  {
    group: 'e2e',
    title: 'Journey in Chromium',
    file: report('e2e'),
    env: async () => ({
      CHROMIUM_PATH: await ensureChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e'),
    }),
    args: (filters) =>
      toolArguments('playwright', [
        'test',
        '--config',
        'tests/e2e/playwright.config.ts',
        ...filters,
      ]),
  },
];

export const groups = [...new Set(steps.map(({ group }) => group))];

/** What to run, in batches whose steps run side by side. All groups without a choice. */
export function plan(chosen) {
  const wanted = steps.filter(
    ({ group, neededBy = [] }) =>
      chosen.length === 0 || [group, ...neededBy].some((name) => chosen.includes(name)),
  );
  const batches = [];
  for (const step of wanted) {
    // Numbers of an earlier run must not count for a runner that dies before it reports.
    if (step.file) rmSync(step.file, { force: true });
    const last = batches.at(-1);
    if (step.beside && last?.[0].beside === step.beside) last.push(step);
    else batches.push([step]);
  }
  return batches;
}
