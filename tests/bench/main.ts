// The benchmarks. See `npm run bench -- --help`.
import { parseArgs } from 'node:util';
import { badgeTime } from './badge-time.ts';
import type { Bench, Outcome } from './bench.ts';
import { isWithin } from './bench.ts';
import { firstSyncRequests } from './first-sync-requests.ts';
import { killedSync } from './killed-sync.ts';
import { describeMachine } from './machine.ts';
import { overlayMemory } from './overlay-memory.ts';
import { ownPages } from './own-pages.ts';
import { quotaTime } from './quota-time.ts';
import { rerenderedTable } from './rerendered-table.ts';
import { writeReadme, writeReport } from './report.ts';
import { scrolledGrid } from './scrolled-grid.ts';
import { scriptSize } from './script-size.ts';
import { storingDevices } from './storing-devices.ts';
import { plainTable } from './table.ts';
import { workerMemory } from './worker-memory.ts';

const benches: readonly Bench[] = [
  firstSyncRequests,
  storingDevices,
  workerMemory,
  quotaTime,
  killedSync,
  rerenderedTable,
  scrolledGrid,
  badgeTime,
  overlayMemory,
  scriptSize,
  ownPages,
];

const USAGE = `npm run bench [-- name ... --write-readme]
  names: ${benches.map(({ name }) => name).join(', ')} (or a part of one); all where none is given
  --write-readme   puts the table into README.md; only after all of them`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'write-readme': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false, short: 'h' },
  },
});
const chosen = benches.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
const isWhole = chosen.length === benches.length;

if (values.help || chosen.length === 0 || (values['write-readme'] && !isWhole)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

const machine = describeMachine();
console.log(machine);
const outcomes = new Map<string, Outcome>();
const broken: string[] = [];
for (const { name, run } of chosen) {
  const began = performance.now();
  console.log(`\n${name} ...`);
  try {
    const outcome = await run();
    outcomes.set(name, outcome);
    console.log(plainTable(outcome.measures));
  } catch (cause) {
    broken.push(name);
    console.error(cause);
  }
  console.log(`  ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}

const measures = [...outcomes.values()].flatMap((outcome) => outcome.measures);
const missed = measures.filter((measure) => !isWithin(measure));
console.log(`\n${plainTable(measures)}\n`);
const files = await writeReport({ machine, outcomes });
console.log(`Written to ${files.join(' and ')}`);
if (values['write-readme'] && broken.length === 0) await writeReadme(machine, measures);
for (const name of broken) console.log(`BROKE: ${name}`);
for (const { what } of missed) console.log(`MISSED: ${what}`);
process.exit(broken.length + missed.length > 0 ? 1 : 0);
