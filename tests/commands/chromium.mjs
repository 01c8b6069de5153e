// Finds a Chromium that loads unpacked extensions from the command line, or installs one.
// As a program it prints the path: node tests/commands/chromium.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { prepareTools, run, stop, toolArguments } from './environment.mjs';
import { installPackages } from './packages.mjs';

const DOWNLOAD_LIMIT_MS = 5 * 60_000;

// Branded Chrome and Edge ignore --load-extension (Chrome since 137), so only Chromium itself counts.
const commands = ['chromium', 'chromium-browser'];
const fixedPlaces = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

const advice = `No Chromium could be found or installed. Do one of these and try again:
  - install it with the system's package manager (Debian: sudo apt-get install chromium)
  - download Playwright's: npx playwright install --with-deps chromium
  - name one you have: CHROMIUM_PATH=/path/to/chromium
Google Chrome and Microsoft Edge cannot be used: they ignore --load-extension.`;

/** The path of a Chromium that starts; installs one where there is none, and says so. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return starts(named) ? named : stop(`CHROMIUM_PATH=${named} does not start.`);
  const found = (await findChromium()) ?? (await installChromium());
  return found ?? stop(advice);
}

async function findChromium() {
  const candidates = [...onPath(), ...fixedPlaces, await playwrightPath()];
  return candidates.find((path) => existsSync(path) && starts(path));
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path) && !isSnap(path));
}

/** A snap's Chromium is confined: it reads no hidden folder, so not the build in `.output`. */
const isSnap = (path) => path.startsWith('/snap/') || /snap/.test(realpathSync(path));

async function playwrightPath() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** A file is not enough: Playwright's download needs system libraries that may be missing. */
function starts(path) {
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
  return status === 0;
}

async function installChromium() {
  await downloadPlaywrights();
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  await installPackages("the system's Chromium", ['chromium', 'fonts-liberation']);
  return findChromium();
}

async function downloadPlaywrights() {
  console.error("No Chromium found. Trying Playwright's download (about 180 MB) ...");
  const args = toolArguments('playwright', ['install', 'chromium', '--no-shell']);
  const code = await run(process.execPath, args, {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
  });
  if (code !== 0) console.error('  It could not be downloaded.');
}

if (realpathSync(process.argv[1]) === import.meta.filename) {
  await prepareTools();
  console.log(await ensureChromium());
}
