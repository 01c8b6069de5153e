import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ControlGuard, Panel } from './panel';

interface GuardedButtonProps {
  readonly panel: Pick<Panel, 'guard' | 'accepts'>;
  readonly onPress: (isProved: boolean) => void;
  /** For harmless acts: a click that came before there was proof waits for it. */
  readonly isPatient?: boolean;
  /** It comes where another button stood: the second click of a double click there is not meant for it. */
  readonly isCautious?: boolean;
  readonly isSmall?: boolean;
  readonly isOff?: boolean;
  /** It does nothing for now, and keeps its room and its focus. */
  readonly isBusy?: boolean;
  /** The accessible name, where the text alone does not say enough. */
  readonly name?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

const PATIENCE_MS = 450;

/** A button that changes something from within the page, and so asks whether it can have been seen. */
export function GuardedButton(props: GuardedButtonProps) {
  const { panel, onPress, isPatient, isCautious, isSmall, isOff, isBusy, name, title, children } =
    props;
  const button = useRef<HTMLButtonElement>(null);
  const guard = useRef<ControlGuard | undefined>(undefined);
  useEffect(() => {
    guard.current = button.current ? panel.guard(button.current) : undefined;
    return () => guard.current?.stop();
  }, [panel]);
  const isProved = () => guard.current?.isProved() ?? false;
  const act = async () => onPress(isProved() && ((await guard.current?.isStillSeen()) ?? false));

  function press(event: MouseEvent): void {
    if (isBusy || !panel.accepts(event) || (isCautious && event.detail > 1)) return;
    if (isPatient && !isProved()) setTimeout(() => void act(), PATIENCE_MS);
    else void act();
  }

  return (
    <button
      ref={button}
      type="button"
      class={isSmall ? 'act small' : 'act'}
      aria-label={name}
      title={title}
      disabled={isOff}
      aria-disabled={isBusy || undefined}
      onClick={press}
    >
      {children}
    </button>
  );
}
