// The demo: ConnectWise RMM on loopback, and a Chromium with the built extension in it. See `npm start -- --help`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../e2e/launch.ts';
import { chromiumArgs, startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { Ending } from './ending.ts';
import { instructionsFor } from './instructions.ts';
import { hasDisplay, optionsOrStop, type DemoOptions } from './options.ts';
import { Pictures } from './pictures.ts';
import { openFirstTabs, walk } from './walk.ts';

/** A failure whose message is all that a person needs. */
class Told extends Error {}

const displayed = hasDisplay(process.platform, process.env);
const options = optionsOrStop(process.argv.slice(2), displayed);
const ending = new Ending();
ending.watch();

try {
  const sandbox = await startSandbox({ size: options.size });
  ending.add(() => sandbox.stop());
  await (options.headless ? runWalk(sandbox, options) : openWindow(sandbox));
  await ending.exit(0);
} catch (cause) {
  if (!ending.signal.aborted) console.error(cause instanceof Told ? cause.message : cause);
  await ending.exit(ending.signal.aborted ? 130 : 1);
}

async function runWalk(sandbox: Sandbox, { shots }: DemoOptions): Promise<void> {
  if (!displayed)
    console.log(
      'There is no display here (DISPLAY names none): the journey is walked without a window.',
    );
  console.log(`A picture of each step goes to ${shots}`);
  const shelflife = await launchFor(sandbox, true);
  const pictures = await Pictures.into(shots, (name) => console.log(`  ${name}`));
  await walk({ shelflife, sandbox, pictures });
  console.log(`Done: ${pictures.taken} pictures in ${shots}`);
}

async function openWindow(sandbox: Sandbox): Promise<void> {
  const shelflife = await launchFor(sandbox, false).catch(noWindow);
  const closed = new Promise<void>((done) => shelflife.context.once('close', () => done()));
  await openFirstTabs(shelflife.context, shelflife);
  console.log(instructionsFor(sandbox));
  await closed;
}

/** Says in one sentence what Playwright says in a page: a display is named, and nothing answers there. */
function noWindow(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!/XServer|X server|connect to Wayland/.test(message)) throw cause;
  throw new Told(
    'No window could be opened: the display that the environment names does not answer.\n' +
      'The same without a window: npm start -- --headless',
  );
}

async function launchFor(sandbox: Sandbox, headless: boolean) {
  const profile = await mkdtemp(join(tmpdir(), 'shelflife-demo-'));
  ending.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const shelflife = await launch({
    args: chromiumArgs(sandbox),
    headless,
    profile,
    ...(headless
      ? { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 }
      : { viewport: null }),
  });
  ending.add(() => shelflife.context.close());
  return shelflife;
}
