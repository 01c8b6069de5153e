import { displayText } from '@/lib/domain/display-text';

/** A name from the API: text, whatever is in it, and its direction stays its own. The pointer reads what is cut off. */
export function NameText({ name }: { readonly name: string }) {
  const text = displayText(name);
  return (
    <bdi class="name" title={text}>
      {text}
    </bdi>
  );
}
