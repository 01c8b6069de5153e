import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { add, numbersOf } from './numbers.mjs';

function reportOf(content: unknown): { file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'numbers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return { file };
}

const vitest = (numPassedTests: number, numFailedTests: number) =>
  reportOf({ numPassedTests, numFailedTests });

describe('the numbers of a step', () => {
  test('are what Vitest reports', () => {
    expect(numbersOf(vitest(5, 2), 1)).toEqual({ passed: 5, failed: 2 });
  });

  test('are what Playwright reports', () => {
    const report = reportOf({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 1 } });
    expect(numbersOf(report, 1)).toEqual({ passed: 4, failed: 2 });
  });

  test('are nought for a check that counts nothing and is content', () => {
    expect(numbersOf({}, 0)).toEqual({ passed: 0, failed: 0 });
  });

  test('say one failure where a step failed without naming a failed test', () => {
    expect(numbersOf({}, 2)).toEqual({ passed: 0, failed: 1 });
    expect(numbersOf(vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1 });
    expect(numbersOf({ file: '/nowhere/report.json' }, 1)).toEqual({ passed: 0, failed: 1 });
  });

  test('add up', () => {
    expect(add({ passed: 1, failed: 2 }, { passed: 10, failed: 20 })).toEqual({
      passed: 11,
      failed: 22,
    });
  });
});
