import { Fragment, type ComponentChildren } from 'preact';
import { textPieces } from '@/lib/text/say';
import type { GapsOf, TextKey } from '@/lib/text/texts';

type PhraseProps<Key extends TextKey> = { readonly text: Key } & {
  readonly [Gap in GapsOf<Key>]: ComponentChildren;
};

/** A text with elements in its gaps: a name, a link, an age that is kept up to date. */
export function Phrase<Key extends TextKey>(props: PhraseProps<Key>) {
  const fillings: Readonly<Record<string, ComponentChildren>> = props;
  return textPieces(props.text).map((piece, index) => (
    <Fragment key={index}>{'gap' in piece ? fillings[piece.gap] : piece.text}</Fragment>
  ));
}
