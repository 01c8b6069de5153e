// Installs a browser from the system's packages, where that can be done without asking.
import { spawnSync } from 'node:child_process';
import { run } from './environment.mjs';

/** Installs Debian packages; whether it did. Says what it runs. */
export async function installPackages(title, names) {
  const asRoot = rootPrefix();
  if (!asRoot || !hasAptGet()) return false;
  const steps = [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names],
  ];
  for (const step of steps) {
    const [file, ...args] = [...asRoot, ...step];
    console.error(`Installing ${title}: ${[file, ...args].join(' ')}`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run(file, args, { env, stdio: ['ignore', 2, 2] })) !== 0) return false;
  }
  return true;
}

/** What to put before a command so that it runs as root without asking, or `undefined` where that can't be. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const allowed = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return allowed ? ['sudo', '-n'] : undefined;
}

const hasAptGet = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
