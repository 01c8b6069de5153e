// How many tests a runner's JSON report says passed and failed.
import { existsSync, readFileSync } from 'node:fs';

const none = { passed: 0, failed: 0 };

/**
 * A step that failed counts as one failure where its runner has named none: nothing fails unseen.
 * @param {{ file?: string }} step
 * @param {number} code how the step's program ended
 * @returns {{ passed: number, failed: number }}
 */
export function numbersOf({ file }, code) {
  const counted = file && existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none;
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** Vitest (in Jest's format) and Playwright name their numbers differently. */
function read({ numPassedTests, numFailedTests, stats }) {
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return { passed: numPassedTests, failed: numFailedTests };
}

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });
