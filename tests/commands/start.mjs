// npm start: everything a fresh machine lacks, then the build, then the demo (tests/demo).
import { ensureChromium } from './chromium.mjs';
import { prepareTools, root, run, stop, toolArguments } from './environment.mjs';
import { join } from 'node:path';

const args = process.argv.slice(2);

await prepareTools();
// Before anything that takes its time: a word that is none of the options, or --help.
const { hasDisplay, optionsOrStop } = await import('../demo/options.ts');
optionsOrStop(args, hasDisplay(process.platform, process.env));

const CHROMIUM_PATH = await ensureChromium();

console.log('Building the extension ...');
const build = await run(process.execPath, toolArguments('wxt', ['build']), {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build !== 0) stop('The build failed. See its message above.');

const demo = join(root, 'tests/demo/start.ts');
process.exitCode = await run(process.execPath, [demo, ...args], {
  env: { CHROMIUM_PATH },
});
