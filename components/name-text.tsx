import { displayText } from '@/lib/domain/display-text';

/** A name from the API: text, whatever is in it, and its direction stays its own. */
export const NameText = ({ name }: { readonly name: string }) => (
  <bdi class="name">{displayText(name)}</bdi>
);
