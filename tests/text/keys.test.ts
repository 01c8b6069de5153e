import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '@/lib/text/en';
import { messageName } from '@/lib/text/messages';
import { repositoryRoot, sourceFilesBelow } from '../architecture/repository';
import { keysNamed, keysUnnamed } from '../architecture/text-keys';

const keys = Object.entries(en).flatMap(([area, texts]) =>
  Object.keys(texts).map((key) => `${area}.${key}`),
);

const isDictionary = (path: string) => /^lib\/text\/(en|de)(\/|\.ts$)/.test(path);

test('every text is said somewhere', () => {
  const named = ['components', 'entrypoints', 'lib']
    .flatMap(sourceFilesBelow)
    .filter(({ path }) => /\.tsx?$/.test(path) && !isDictionary(path))
    .flatMap(({ path, text }) => keysNamed(path, text));
  const manifest = readFileSync(join(repositoryRoot, 'wxt.config.ts'), 'utf8');
  const unsaid = keysUnnamed(keys, named).filter(
    (key) => !manifest.includes(`__MSG_${messageName(key)}__`),
  );
  expect(unsaid).toEqual([]);
});

describe('a text is named by', () => {
  test.for([
    ['say("time.noDate")', 'time.noDate'],
    ['<Phrase text="time.left" span={1} />', 'time.left'],
    ['const keys = { a: "time.left" } as const;', 'time.left'],
    ['say(`deviceKind.${kind}`)', 'deviceKind.network-device'],
    ['say(isOne ? "time.left" : `time.${unit}`)', 'time.days'],
  ] as const)('%s', ([code, key]) => {
    expect(keysUnnamed([key], keysNamed('a.tsx', code))).toEqual([]);
  });

  test.for([
    ['// time.left', 'time.left'],
    ['type Key = "time.left";', 'time.left'],
    ['say("time.leftover")', 'time.left'],
    ['say(`deviceKind.${kind}`)', 'device.memory'],
  ] as const)('no %s', ([code, key]) => {
    expect(keysUnnamed([key], keysNamed('a.tsx', code))).toEqual([key]);
  });
});
