import type { Frame } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD } from './launch.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(join(BUILD, '_locales', language, 'messages.json'), 'utf8')) as Messages;

interface Pattern {
  readonly looks: RegExp;
  readonly english: string;
}

/** Too short to tell one language from another: `{days} d`. */
const LEAST_LETTERS = 3;

const lettersIn = (text: string): number => text.replaceAll(/\{\w+\}|[^\p{L}]/gu, '').length;

const patternOf = (english: string): Pattern => ({
  english,
  looks: new RegExp(
    `^${english
      .split(/\{\w+\}/)
      .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  ),
});

/** The build's English texts that another of its languages says otherwise. */
function englishOnly(language: string): readonly Pattern[] {
  const foreign = messagesOf(language);
  const own = new Set(Object.values(foreign).map(({ message }) => message));
  return Object.entries(messagesOf('en'))
    .map(([, { message }]) => message)
    .filter((message) => !own.has(message) && lettersIn(message) >= LEAST_LETTERS)
    .map(patternOf)
    .filter(({ looks }) => ![...own].some((message) => looks.test(message)));
}

/** What of these texts is English in a browser of another language. */
export function englishAmong(texts: readonly string[], language: string): readonly string[] {
  const patterns = englishOnly(language);
  return [...new Set(texts)].filter((text) => patterns.some(({ looks }) => looks.test(text)));
}

/** Every text that a page shows, and the names that only assistive technology says. */
export const textsShown = (page: Pick<Frame, 'evaluate'>): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element?.checkVisibility() && !element.closest('script, style')) {
        texts.push(walker.currentNode.textContent ?? '');
      }
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
