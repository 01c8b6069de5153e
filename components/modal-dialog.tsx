import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Icon } from './icon';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => unknown;
  readonly children: ComponentChildren;
}

/** Over the page, with the focus inside until it closes; Escape closes it. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        void onClose();
      }}
    >
      <header class="modal-header">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="quiet" onClick={onClose}>
          <Icon name="cross" />
          <span class="said-only">{say('general.close')}</span>
        </Button>
      </header>
      {children}
    </dialog>
  );
}
