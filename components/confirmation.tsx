import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { DatedText } from './dated-text';
import { useEscape } from './use-escape';

interface ConfirmationProps {
  readonly question: string;
  /** Begins with "Yes". */
  readonly yes: string;
  readonly no?: string;
  readonly isDangerous?: boolean;
  /** Id of the control that asked, which has gone meanwhile: it gets the focus back. */
  readonly returnTo?: string;
  readonly onYes: () => unknown;
  readonly onNo: () => unknown;
  /** What follows from it, and further choices. */
  readonly children?: ComponentChildren;
}

/** Asks in place, before something that can't be taken back in one click. Escape is no. */
export function Confirmation({
  question,
  yes,
  no = say('general.cancel'),
  isDangerous = false,
  returnTo = '',
  onYes,
  onNo,
  children,
}: ConfirmationProps) {
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    card.current?.focus();
    return () => queueMicrotask(() => document.getElementById(returnTo)?.focus());
  }, [returnTo]);
  useEscape(card, onNo);
  return (
    <div ref={card} class="confirmation" role="alertdialog" aria-labelledby={id} tabIndex={-1}>
      <p class="confirmation-question" id={id}>
        <DatedText>{question}</DatedText>
      </p>
      {children}
      <div class="actions">
        <Button kind={isDangerous ? 'danger' : 'main'} isCautious onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </div>
  );
}
