import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isWithin, type Measure, type Outcome } from './bench.ts';
import { withSection } from './readme-section.ts';
import { markdownTable } from './table.ts';

const root = resolve(import.meta.dirname, '../..');

interface Report {
  readonly machine: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const markdownOf = (machine: string, measures: readonly Measure[]): string =>
  `${markdownTable(measures)}\n\nOn ${machine}.`;

/** Leaves everything that was measured in files; gives their paths from the project's folder. */
export async function writeReport({ machine, outcomes }: Report): Promise<readonly string[]> {
  const found = Array.from(outcomes, ([name, { measures, details }]) => ({
    name,
    measures: measures.map((measure) => ({ ...measure, isWithin: isWithin(measure) })),
    details,
  }));
  const measures = [...outcomes.values()].flatMap((outcome) => outcome.measures);
  const files = {
    'test-results/bench.json': JSON.stringify({ machine, benches: found }, undefined, 2),
    'test-results/bench.md': markdownOf(machine, measures),
  };
  await mkdir(join(root, 'test-results'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), `${text}\n`);
  return Object.keys(files);
}

export async function writeReadme(machine: string, measures: readonly Measure[]): Promise<void> {
  const file = join(root, 'README.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, withSection(text, markdownOf(machine, measures)));
  console.log('README.md has the table now.');
}
