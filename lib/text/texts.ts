import type { en } from './en';

export type English = typeof en;
type Area = keyof English;

/** A text that depends on a number, in the two forms that English and German have. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** One area in another language: the same keys, a text for a text. */
export type Translation<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Counted;
};

export type Translations = { readonly [Name in Area]: Translation<English[Name]> };

type KeysOf<Kind> = {
  [Name in Area]: {
    [Key in keyof English[Name] & string]: English[Name][Key] extends Kind
      ? `${Name}.${Key}`
      : never;
  }[keyof English[Name] & string];
}[Area];

/** Texts that `say` says, for example `sync.resync`. */
export type TextKey = KeysOf<string>;
/** Texts that `sayCount` says. */
export type CountKey = KeysOf<Counted>;

type TextAt<Key extends string> = Key extends `${infer Name extends Area}.${infer Rest}`
  ? Rest extends keyof English[Name]
    ? English[Name][Rest]
    : never
  : never;

type GapsIn<Text> = Text extends `${string}{${infer Gap}}${infer Rest}`
  ? Gap | GapsIn<Rest>
  : never;

/** The names in braces that a text leaves to be filled in. */
export type GapsOf<Key extends TextKey> = GapsIn<TextAt<Key>>;
export type CountGapsOf<Key extends CountKey> = Exclude<
  TextAt<Key> extends Counted ? GapsIn<TextAt<Key>['other']> : never,
  'count'
>;
