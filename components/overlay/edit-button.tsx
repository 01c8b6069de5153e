import { useEffect, useRef } from 'preact/hooks';
import { say } from '@/lib/text/say';
import type { Panel } from './panel';

/** Opens the editor, and has the focus again when that has closed. */
export function EditButton({ panel }: { readonly panel: Panel }) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = panel.editor.value !== undefined;
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <button
      ref={button}
      type="button"
      class="act edit"
      aria-expanded={isOpen}
      onClick={(event) => {
        if (panel.accepts(event)) panel.edit();
      }}
    >
      {say('overlay.editDates')}
    </button>
  );
}
