// npm run bench [-- name ... --write-readme]: everything a fresh machine lacks, then the build, then the benchmarks.
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { prepareTools, root, run, stop, toolArguments } from './environment.mjs';

await prepareTools();
const CHROMIUM_PATH = await ensureChromium();

console.log('Building the extension ...');
const build = await run(process.execPath, toolArguments('wxt', ['build']), {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build !== 0) stop('The build failed. See its message above.');

const bench = join(root, 'tests/bench/main.ts');
process.exitCode = await run(process.execPath, [bench, ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH },
});
