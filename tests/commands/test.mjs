// npm test [-- group ... [filter ...]]: every check of the project, or those of the named groups.
// Words that are not a group go to the group's runner: npm test -- unit tests/domain
import { spawn } from 'node:child_process';
import { environment, prepareTools, root, whenAskedToEnd } from './environment.mjs';
import { add, numbersOf } from './numbers.mjs';
import { skippedIn } from './skipped.mjs';

await prepareTools();
const { groups, plan } = await import('./steps.mjs');

const words = process.argv.slice(2);
const chosen = words.filter((word) => groups.includes(word));
const filters = words.filter((word) => !groups.includes(word));

let total = { passed: 0, failed: 0 };
const skipped = [];
let running = [];
whenAskedToEnd((signal) => finish(`Stopped by ${signal}.`));

const startedAt = Date.now();
try {
  await runAll();
  finish();
} catch (cause) {
  finish(cause.stack);
}

async function runAll() {
  for (const batch of plan(chosen)) {
    const results = await Promise.all(batch.map((step) => runStep(step, batch.length > 1)));
    for (const { numbers } of results) total = add(total, numbers);
    const failed = results.filter(({ code }) => code !== 0);
    if (failed.length > 0) finish(`FAILED: ${failed.map(({ title }) => title).join(', ')}`);
  }
}

/** Steps that run side by side are shown one after the other, each when it is done. */
async function runStep(step, isShared) {
  const began = Date.now();
  if (!isShared) heading(step.title);
  const env = { CI: '1', ...(await step.env?.()) };
  const args = step.args(chosen.length === 1 ? filters : []);
  const { code, output } = await execute(args, env, isShared);
  if (isShared) heading(step.title, output);
  console.log(`   ${code === 0 ? 'ok' : 'failed'}, ${seconds(began)}`);
  skipped.push(...skippedIn(step));
  return { title: step.title, code, numbers: numbersOf(step, code) };
}

function execute(args, env, isShared) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', isShared ? 'pipe' : 'inherit', isShared ? 'pipe' : 'inherit'],
  });
  running.push(child);
  let output = '';
  const collect = (text) => (output += text);
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);
  return new Promise((done) => {
    child.once('close', (code) => {
      running = running.filter((other) => other !== child);
      done({ code: code ?? 1, output });
    });
  });
}

function heading(title, output = '') {
  console.log(`\n== ${title}`);
  if (output.trim()) console.log(output.trimEnd());
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** The last line is always the numbers, alone. */
function finish(problem) {
  for (const child of running) child.kill('SIGTERM');
  if (problem && total.failed === 0) total.failed = 1;
  console.log(
    ['', ...skipped, `${problem ?? 'All checks passed'} (${seconds(startedAt)})`].join('\n'),
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(problem ? 1 : 0);
}
