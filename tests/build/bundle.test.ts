import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesOf, targets, type BuiltFile } from './output';

const CONTENT_SCRIPT = 'content-scripts/portal.js';
const MAX_GZIPPED_BYTES = 40 * 1024;

/** Each with a sample that it must catch, so that a pattern that catches nothing is seen. */
const forbiddenEverywhere = [
  ['code from text', /\beval\(|\bnew Function\b|[^.\w]Function\(/, 'new Function("")'],
  ['script from elsewhere', /\bimportScripts\(|\bimport\(\s*["'`]https?:/, 'import("https://x")'],
  ['a string run by a timer', /\bset(Timeout|Interval)\(\s*["'`]/, 'setTimeout("x")'],
  ['a source map', /sourceMappingURL=/, '//# sourceMappingURL=a.map'],
] as const;

/** What only the worker has: a page that reads our script finds no way to the API or the database. */
const forbiddenInThePortal = [
  ['the client secret', /client_?secret/i, 'client_secret'],
  ['the token request', /\/v1\/token|client_credentials|access_token/, '/v1/token'],
  ['the API', /\/api\/platform\//, '/api/platform/v1'],
  ['a request', /\bfetch\(|XMLHttpRequest|sendBeacon/, 'fetch(x)'],
  ['a database', /\bindexedDB\b|\blocalStorage\b|\bsessionStorage\b/, 'indexedDB.open'],
  ['the schema library', /ZodError|\$ZodType/, 'ZodError'],
  ['the function constructor', /[=,(]\s*Function\s*[,;)]/, 'let make = Function;'],
] as const;

const isScript = ({ path }: BuiltFile) => path.endsWith('.js');

function contentScriptOf(files: readonly BuiltFile[]): BuiltFile {
  const file = files.find(({ path }) => path === CONTENT_SCRIPT);
  if (!file) throw new Error(`${CONTENT_SCRIPT} was not built`);
  return file;
}

const naming = (files: readonly BuiltFile[], pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe.for(targets)('the build for %s', (target) => {
  const files = filesOf(target);

  test('holds plain ASCII scripts, which no browser misreads', () => {
    expect(naming(files.filter(isScript), /[^\u0000-\u007f]/)).toEqual([]);
  });

  test.for(forbiddenEverywhere)('has nowhere %s', ([, pattern]) => {
    expect(naming(files.filter(isScript), pattern)).toEqual([]);
  });

  test('runs and styles its pages from files of its own', () => {
    const pages = files.filter(({ path }) => path.endsWith('.html'));
    expect(naming(pages, /(src|href)="(https?:)?\/\//)).toEqual([]);
    expect(naming(pages, /<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=/)).toEqual([]);
  });

  test('keeps the content script within 40 KB gzipped', () => {
    const { byteLength } = gzipSync(contentScriptOf(files).text);
    expect(byteLength).toBeLessThanOrEqual(MAX_GZIPPED_BYTES);
  });

  test('tells the page nothing when it starts', () => {
    const { text } = contentScriptOf(files);
    expect(text).toMatch(/noScriptStartedPostMessage:\s*(!0|true)/);
    // The one call is WXT's own, which that option switches off.
    expect(text.match(/\.postMessage\(/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test.for(forbiddenInThePortal)('brings %s into no portal page', ([, pattern]) => {
    expect(contentScriptOf(files).text).not.toMatch(pattern);
  });
});

test.for([...forbiddenEverywhere, ...forbiddenInThePortal])(
  'the search for %s finds it where it is',
  ([, pattern, sample]) => {
    expect(sample).toMatch(pattern);
  },
);
