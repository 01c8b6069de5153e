import { notForPeople } from './not-for-people';
import type { SourceFile } from './source-file';
import { writtenTexts } from './written-texts';

const isSpeaking = ({ path }: SourceFile): boolean =>
  /^(lib|components|entrypoints)\/.*\.tsx?$/.test(path) && !/^lib\/text\/|\.d\.ts$/.test(path);

/** Every text for people stands in `lib/text`, in each language. */
export function textsAreSaid(file: SourceFile): readonly string[] {
  if (/^entrypoints\/.*\.html$/.test(file.path)) return textsOfPage(file);
  if (!isSpeaking(file)) return [];
  const allowed = notForPeople[file.path] ?? [];
  return writtenTexts(file.path, file.text)
    .filter((text) => allowed !== 'all' && !allowed.includes(text))
    .map((text) => `says "${text}" in one language only`);
}

/** A page has its words from its program, all but the product's name. */
function textsOfPage({ text }: SourceFile): readonly string[] {
  const words = text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace('Shelflife', '')
    .trim();
  return words === '' ? [] : [`says "${words}" in one language only`];
}

/** Exceptions that no file has any more. */
export function staleExceptions(files: readonly SourceFile[]): readonly string[] {
  const textsIn = new Map(
    files.map(({ path, text }) => [path, path in notForPeople ? writtenTexts(path, text) : []]),
  );
  return Object.entries(notForPeople).flatMap(([path, texts]) => {
    const written = textsIn.get(path) ?? [];
    if (texts === 'all') return written.length > 0 ? [] : [`${path}: says nothing`];
    return texts
      .filter((text) => !written.includes(text))
      .map((text) => `${path}: has no "${text}" any more`);
  });
}
