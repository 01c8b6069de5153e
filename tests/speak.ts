import { de } from '@/lib/text/de';
import { en } from '@/lib/text/en';
import { messagesOf } from '@/lib/text/messages';
import { speakFrom } from '@/lib/text/say';

const languages = { en: messagesOf(en), de: messagesOf(de) };

/** Programs of Node that run the extension's code have no browser to ask for texts. */
export function speak(language: keyof typeof languages): void {
  const messages = languages[language];
  speakFrom((name) => messages[name]?.message.replaceAll('$$', '$') ?? '');
}

speak('en');
