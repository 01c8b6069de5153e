import { speakFrom, textLanguage } from '@/lib/text/say';

/** What a page of ours needs of `browser.i18n`. */
export interface BrowserTexts {
  getMessage(name: string): string;
}

/** A page of ours in the browser's language. */
export function speakOn(page: Document, texts: BrowserTexts): void {
  speakFrom((name) => texts.getMessage(name));
  page.documentElement.lang = textLanguage();
}
