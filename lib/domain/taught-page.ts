/**
 * What a person has shown of a page of the portal by pointing at it: where the device's name or serial number stands, and
 * where the badge should. Data only, and of a page that is not trusted: selectors are looked up and never run.
 */
export interface TaughtPage extends TaughtParts {
  /** Addresses it holds for, as `patternOf` makes them. */
  readonly pattern: string;
  /** Epoch ms. */
  readonly taughtAt: number;
}

export interface TaughtParts {
  /** A page about one device, or a list of them. */
  readonly kind: TaughtKind;
  /** Of a list: which elements are its rows. What else is pointed at stands in a row. */
  readonly rows?: readonly string[];
  readonly says: TaughtText;
  readonly place: TaughtPlace;
}

export type TaughtKind = 'device' | 'list';

/** The text that names the device. Of the selectors, alternatives to each other, the first counts that fits one element. */
export interface TaughtText {
  readonly selectors: readonly string[];
  /** An attribute's name, or `text` for what a reader sees. */
  readonly read: string;
  /** Which of the pieces between separators (`SRV-01 | Contoso`), from 0; absent: all of it. */
  readonly piece?: number;
}

export interface TaughtPlace {
  readonly selectors: readonly string[];
  readonly side: 'before' | 'after' | 'inside';
}

/** Stands for the row itself, which nothing below it can. */
export const ROW_ITSELF = ':scope';

export const TEACH_LIMITS = {
  pages: 200,
  selectors: 6,
  selectorLength: 300,
  /** Texts in which the name may stand, of one element that was pointed at. */
  readings: 24,
  /** Rows beside the one that was pointed at. */
  rows: 6,
  pieces: 8,
  fileLength: 1_000_000,
} as const;

const SEPARATORS = /\s+[-–—]\s+|[|·•:,;()[\]/\n]+/;

/** A text and its pieces, each of which may be the name, with which piece it is. */
export const piecesOf = (text: string): readonly string[] =>
  text
    .split(SEPARATORS)
    .map((piece) => piece.trim())
    .slice(0, TEACH_LIMITS.pieces);

/** What a page was taught for; teaching it again replaces it. */
export const taughtKey = ({ kind, pattern }: Pick<TaughtPage, 'kind' | 'pattern'>): string =>
  `${kind} ${pattern}`;

/** How the words of a person's try came out, before anything is kept. */
export type TeachResult =
  | {
      readonly is: 'device';
      /** Which of the texts it was. */
      readonly reading: number;
      readonly name: string;
      readonly companyName: string;
      /** Different devices in the rows beside it. */
      readonly others: number;
    }
  /** Several devices bear it. */
  | { readonly is: 'ambiguous'; readonly reading: number; readonly count: number }
  | { readonly is: 'unknown' };

/** What importing a file of taught pages changes, or would. */
export interface TaughtImport {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Entries that are not what they should be. */
  readonly invalid: number;
}

/** A page that was taught where the last click could not be proved to be a person's: it waits for one in a page of ours. */
export interface WaitingPage {
  readonly ticket: string;
  readonly page: TaughtPage;
  /** What was recognised by it. */
  readonly device: string;
}
