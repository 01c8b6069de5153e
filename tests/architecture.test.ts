import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot, sourceFilesBelow } from './architecture/repository';
import { rules, strangersAtTheTop } from './architecture/rules';
import { sourceFile, type SourceFile } from './architecture/source-file';
import { staleExceptions } from './architecture/text-rules';

const violations = (file: SourceFile) =>
  rules.flatMap((rule) => rule(file)).map((problem) => `${file.path}: ${problem}`);

/** The rules speak of what they forbid, and so do their own tests. */
const isAboutRules = ({ path }: SourceFile) => path.startsWith('tests/architecture');

describe('the repository', () => {
  test.for(['entrypoints', 'components', 'lib', 'tests'])('%s keeps the rules', (room) => {
    const files = sourceFilesBelow(room).filter((file) => !isAboutRules(file));
    expect(files.flatMap(violations)).toEqual([]);
  });

  test('makes no exception for a text that is gone', () => {
    const files = ['entrypoints', 'components', 'lib'].flatMap(sourceFilesBelow);
    expect(staleExceptions(files)).toEqual([]);
  });

  test('holds only its own rooms at the top', () => {
    const ignored = readFileSync(join(repositoryRoot, '.gitignore'), 'utf8').split(/[\r\n/]+/);
    const names = readdirSync(repositoryRoot).filter((name) => !ignored.includes(name));
    expect(strangersAtTheTop(names)).toEqual([]);
  });
});

describe('a rule is broken by', () => {
  test.for([
    ['lib/domain/a.ts', "import { z } from 'zod/mini';", 'lib/domain imports the package zod/mini'],
    [
      'lib/domain/a.ts',
      "import './b.css'; import { x } from '../store/open';",
      'lib/domain imports lib/store/open',
    ],
    [
      'lib/domain/a.ts',
      "export { x } from '@/lib/store/open';",
      'lib/domain imports lib/store/open',
    ],
    [
      'lib/store/a.ts',
      "const x = await import('@/lib/asio/client');",
      'lib/store imports lib/asio/client',
    ],
    [
      'lib/store/a.ts',
      "import type { X } from '@/lib/sync/run';",
      'lib/store imports lib/sync/run',
    ],
    [
      'lib/portal/a.ts',
      "import { send } from '@/lib/messages/send';",
      'lib/portal imports lib/messages/send',
    ],
    ['lib/portal/a.ts', "import { openDB } from 'idb';", 'lib/portal imports the package idb'],
    ['lib/portal/a.ts', "import x from '../../tests/make.ts';", 'lib/portal imports tests/make'],
    [
      'components/a.tsx',
      "import { send } from '@/lib/messages/send';",
      'components imports more than types from lib/messages/send',
    ],
    [
      'entrypoints/popup/a.tsx',
      "import { x } from '@/lib/asio/client';",
      'entrypoints/popup imports lib/asio/client',
    ],
    [
      'entrypoints/portal.content/a.ts',
      "import { x } from '@/lib/store/open';",
      'entrypoints/portal.content imports lib/store/open',
    ],
    [
      'entrypoints/editor/a.ts',
      "import { x } from '../popup/app';",
      'entrypoints/editor imports entrypoints/popup/app',
    ],
    ['lib/cloud/a.ts', '', 'belongs to no layer'],
    ['lib/sync/syncRun.ts', '', 'syncRun.ts is not kebab-case'],
    ['lib/sync/types.ts', '', '"types" says nothing about what is inside'],
    ['lib/sync/index.ts', '', '"index" says nothing about what is inside'],
    ['components/utils/a.tsx', '', '"utils" says nothing about what is inside'],
    ['lib/sync/sync-manager.ts', '', '"manager" says nothing about what is inside'],
    ['lib/sync/a.ts', 'export default 1;', 'has a default export'],
    ['tests/make.ts', 'export { a as default };', 'has a default export'],
    ['lib/sync/a.ts', '\n'.repeat(250) + 'x;', 'has 251 lines'],
    ['lib/sync/a.ts', '// TODO later', 'says TODO'],
    ['tests/a.test.ts', "test.skip('x', () => {});", 'has test.skip'],
    ['components/a.tsx', '<p>Hello</p>', 'says "Hello" in one language only'],
    ['components/a.tsx', '<p>{count} left</p>', 'says "left" in one language only'],
    ['components/a.tsx', '<Card title="sync" />', 'says "sync" in one language only'],
    ['components/a.tsx', '<img alt={`of ${name}`} />', 'says "of {}" in one language only'],
    ['components/a.tsx', '<a b={isOn ? "Off" : ""} />', 'says "Off" in one language only'],
    ['lib/sync/a.ts', 'f(`${n} devices`);', 'says "{} devices" in one language only'],
    ['lib/sync/a.ts', "f(a.join(' or '));", 'says "or" in one language only'],
    ['lib/sync/a.ts', "const a = ['It is gone.'];", 'says "It is gone." in one language only'],
    ['lib/sync/a.ts', "new Failure('x', 'no date');", 'says "no date" in one language only'],
    ['entrypoints/popup/index.html', '<p>Hello</p>', 'says "Hello" in one language only'],
  ] as const)('%s: %s', ([path, text, problem]) => {
    const found = rules.flatMap((rule) => rule(sourceFile(path, text)));
    expect(found).toContain(problem);
  });

  test('a stranger at the top', () => {
    expect(strangersAtTheTop(['lib', 'README.md', '.npmrc', 'src', 'notes.md'])).toEqual([
      'src',
      'notes.md',
    ]);
  });
});

describe('no rule is broken by', () => {
  test.for([
    [
      'lib/asio/endpoints.ts',
      "import { z } from './zod'; import type { D } from '@/lib/domain/device';",
    ],
    [
      'components/panel/a.tsx',
      "import './a.css'; import type { send } from '@/lib/messages/send';",
    ],
    [
      'entrypoints/background/index.ts',
      "import { defineBackground } from 'wxt/utils/define-background'; import { createRoutes } from './routes'; export default defineBackground(() => {});",
    ],
    ['entrypoints/portal.content/index.ts', "import { visit } from '@/lib/portal/visit';"],
    ['tests/vitest.config.ts', 'export default {};'],
    [
      'components/a.tsx',
      '<Card title={say("sync.title")} class="a b" onClick={() => f("sync")} />',
    ],
    ['components/a.tsx', '<Phrase text="sync.title" name={<b>{name}</b>} />'],
    ['lib/sync/a.ts', "import './b.css'; type A = 'Some words' | 'North'; f<'Some words'>();"],
    ['lib/sync/a.ts', "if (event.key === 'Escape') throw new Error('This can not be.');"],
    ['lib/sync/a.ts', "const a = { 'Some words': 1 }; switch (a) { case 'North': f(); }"],
    ['lib/text/en/a.ts', "export const a = { hello: 'Hello' } as const;"],
    ['entrypoints/popup/index.html', '<title>Shelflife</title><script src="main.tsx"></script>'],
  ] as const)('%s', ([path, text]) => {
    expect(rules.flatMap((rule) => rule(sourceFile(path, text)))).toEqual([]);
  });
});
