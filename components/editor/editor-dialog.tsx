import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor } from '@/lib/state/editor-model';
import { EditorContent } from './editor-app';

/** The dialog "Lifecycle dates" over a page of ours. */
export function EditorDialog({ model }: { readonly model: Editor }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} class="editor modal" aria-labelledby="editor-title" tabIndex={-1}>
      <EditorContent model={model} dialog={dialog} surface={dialog} />
    </dialog>
  );
}
