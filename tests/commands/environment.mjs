// Runs on whatever Node the machine has (20 or newer) and before anything is installed:
// nothing here may import a package.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const WANTED_NODE = 24;
const isWindows = process.platform === 'win32';

/** Packages whose command has another name. */
const packageOf = { tsc: 'typescript', playwright: '@playwright/test' };

/**
 * Brings the checkout into a state in which every tool runs: installs the locked packages where they
 * are missing, and starts this process again under the packaged Node where the running one is too old.
 */
export async function prepareTools() {
  if (!dependenciesMatchLock()) await installDependencies();
  if (nodeMajor(process.versions.node) < WANTED_NODE) await continueInPackagedNode();
}

/** Whether what is installed is what the lock file says; packages for other platforms may be absent. */
function dependenciesMatchLock() {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  const locked = packagesIn(join(root, 'package-lock.json'));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const present = installed[path];
    return present ? present.version === wanted.version : isOptional(wanted);
  });
}

const isOptional = ({ optional, devOptional, peer }) => Boolean(optional || devOptional || peer);

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

async function installDependencies() {
  console.error('Installing dependencies (npm ci) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const code = npm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: isWindows });
  if (code !== 0) stop(`npm ci failed (exit code ${code}). See its message above.`);
}

async function continueInPackagedNode() {
  const node = packagedNode();
  if (!node) {
    stop(
      `Node ${WANTED_NODE} or newer is needed, this is ${process.versions.node}, and no packaged one ` +
        `fits ${process.platform}-${process.arch}. Install it from https://nodejs.org and try again.`,
    );
  }
  process.exit(await run(node, process.argv.slice(1)));
}

function packagedNode() {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const file = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

const nodeMajor = (version) => Number(version.split('.')[0]);

/** The arguments for `node` that run a command of an installed package. */
export function toolArguments(command, args = []) {
  const name = packageOf[command] ?? command;
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [join(folder, typeof bin === 'string' ? bin : bin[command]), ...args];
}

/** Runs a program to its end with this terminal, passing on Ctrl-C and termination; its exit code. */
export function run(file, args, { env = {}, ...options } = {}) {
  const child = spawn(file, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment(env),
    ...options,
  });
  const release = whenAskedToEnd((signal) => child.kill(signal));
  return new Promise((done) => {
    const finish = (code) => {
      release();
      done(code);
    };
    child.once('error', (cause) => {
      console.error(`${file}: ${cause.message}`);
      finish(127);
    });
    child.once('exit', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/**
 * Calls back on Ctrl-C, on termination, and when the shell that npm put between us and itself is gone:
 * npm passes a termination on to that shell only. Returns what stops listening.
 */
export function whenAskedToEnd(end) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) end('SIGTERM');
  }, 500);
  watch.unref();
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, end);
  };
}

/** The running Node and the installed commands come first for everything that is started from here. */
export function environment(more = {}) {
  const first = [dirname(process.execPath), join(root, 'node_modules/.bin')];
  const PATH = [...first, process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH, ...more };
}

export function stop(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
