import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { skippedIn } from './skipped.mjs';

const WHY = 'skipped, because SHELFLIFE_OPENAPI names no file: the sandbox answers as described';

function reportOf(...tests: readonly { status: string; ancestorTitles: readonly string[] }[]) {
  const folder = mkdtempSync(join(tmpdir(), 'skipped-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults: [{ assertionResults: tests }] }));
  return { file };
}

describe('what a step tells of skipped tests', () => {
  test('is how many there are and why', () => {
    const one = { status: 'skipped', ancestorTitles: [WHY, 'lists'] };
    expect(skippedIn(reportOf(one, one))).toEqual([`2 tests ${WHY}`]);
    expect(skippedIn(reportOf(one))).toEqual([`1 test ${WHY}`]);
  });

  test('is nothing where all ran, or a filter chose', () => {
    const ran = { status: 'passed', ancestorTitles: ['dates'] };
    const leftOut = { status: 'skipped', ancestorTitles: ['dates'] };
    expect(skippedIn(reportOf(ran, leftOut))).toEqual([]);
  });

  test('is nothing for a step without tests, or without a report', () => {
    expect(skippedIn({})).toEqual([]);
    expect(skippedIn({ file: '/nowhere/report.json' })).toEqual([]);
  });
});
