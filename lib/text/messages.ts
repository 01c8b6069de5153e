import type { Counted, Translations } from './texts';

export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** Texts in the form that browsers read: `_locales/<language>/messages.json`. */
export function messagesOf(texts: Translations): Messages {
  const entries = Object.entries(texts).flatMap(([area, areaTexts]) =>
    Object.entries<string | Counted>(areaTexts).flatMap(([key, text]) =>
      formsOf(messageName(`${area}.${key}`), text),
    ),
  );
  return Object.fromEntries(entries.map(([name, text]) => [name, { message: escaped(text) }]));
}

/** Of the text with this key, as browsers take it: they know no dots and dashes. */
export const messageName = (key: string): string => key.replaceAll(/[.-]/g, '_');

const formsOf = (name: string, text: string | Counted): readonly (readonly [string, string])[] =>
  typeof text === 'string'
    ? [[name, text]]
    : [
        [`${name}_one`, text.one],
        [`${name}_other`, text.other],
      ];

/** A single dollar sign would begin one of the browser's own gaps. */
const escaped = (text: string): string => text.replaceAll('$', '$$$$');
