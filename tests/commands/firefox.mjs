// Finds a Firefox that can be driven with an unpacked extension in it, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stop } from './environment.mjs';
import { installPackages } from './packages.mjs';

const commands = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
const fixedPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const OLDEST = 140;

const advice = `No Firefox ${OLDEST} or newer could be found or installed: its tests are skipped. To have them:
  - install it with the system's package manager (Debian: sudo apt-get install firefox-esr)
  - or name one you have: FIREFOX_PATH=/path/to/firefox`;

/** The path of a Firefox; `undefined` where there is none and none can be installed. */
export async function findOrInstallFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named) return starts(named) ? named : stop(`FIREFOX_PATH=${named} does not start.`);
  const found =
    find() ?? ((await installPackages('Firefox', ['firefox-esr'])) ? find() : undefined);
  if (!found) console.error(advice);
  return found;
}

function find() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...fixedPlaces].find((path) => existsSync(path) && starts(path));
}

/** A snap's Firefox is confined and reads neither our profile nor our build: its start-up script is no answer here. */
function starts(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = Number(/Firefox (\d+)/.exec(stdout ?? '')?.[1]);
  return status === 0 && version >= OLDEST && !path.startsWith('/snap/');
}
