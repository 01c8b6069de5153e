import { messageName } from './messages';
import type { CountGapsOf, CountKey, GapsOf, TextKey } from './texts';

/** Numbers are written as the language writes them; what must not be (a year, an id) comes as text. */
export type Filling = string | number;
type Fillings<Gap extends string> = [Gap] extends [never]
  ? readonly []
  : readonly [{ readonly [Name in Gap]: Filling }];

let readText: ((name: string) => string) | undefined;
/** The browser takes its time for each; it does not change its language while a program runs. */
const texts = new Map<string, string>();

/** Each program that shows texts names first where they come from: in the extension the browser's `i18n.getMessage`. */
export function speakFrom(read: (name: string) => string): void {
  readText = read;
  texts.clear();
}

/** The text in the browser's language, its gaps filled in. Not before `speakFrom`, so never while a module loads. */
export const say = <Key extends TextKey>(key: Key, ...values: Fillings<GapsOf<Key>>): string =>
  filled(textAt(key), values[0] ?? {});

/** The form of a text that its number asks for; `{count}` stands in it for the number. */
export const sayCount = <Key extends CountKey>(
  key: Key,
  count: number,
  ...values: Fillings<CountGapsOf<Key>>
): string => filled(textAt(`${key}_${count === 1 ? 'one' : 'other'}`), { ...values[0], count });

/** A text in pieces, for what is more than text in its gaps: each gap by its name, between the words. */
export const textPieces = (key: TextKey): readonly ({ text: string } | { gap: string })[] =>
  textAt(key)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { gap: piece.slice(1, -1) } : { text: piece }));

/** Of the texts, as BCP 47: what stands among them (numbers, days) is written in the same. */
export const textLanguage = (): string => say('extension.language');

const numberFormats = new Map<string, Intl.NumberFormat>();

export function numberText(count: number): string {
  const language = textLanguage();
  // To make one takes many times as long as to use it.
  const format = numberFormats.get(language) ?? new Intl.NumberFormat(language);
  numberFormats.set(language, format);
  return format.format(count);
}

/** Several things in a sentence: `a and b`. */
export const listedText = (things: readonly string[]): string =>
  new Intl.ListFormat(textLanguage()).format(things);

/** Several things of which one will do: `a or b`. */
export const eitherText = (things: readonly string[]): string =>
  new Intl.ListFormat(textLanguage(), { type: 'disjunction' }).format(things);

function textAt(key: string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (!readText) throw new Error(`The text ${key} is asked for before there are texts.`);
  const text = readText(messageName(key)) || key;
  texts.set(key, text);
  return text;
}

const filled = (text: string, values: Readonly<Record<string, Filling>>): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numberText(value) : (value ?? gap);
  });
