import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ControlGuard, Panel } from './panel';

interface GuardedButtonProps {
  readonly panel: Pick<Panel, 'guard' | 'accepts'>;
  readonly onPress: (isProved: boolean) => void;
  /** For harmless acts: a click on what has only just come waits for the proof. */
  readonly isPatient?: boolean;
  /** There is no safer way to fall back to: the click counts as well where the browser can't prove anything. */
  readonly isLastWay?: boolean;
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
  const { panel, onPress, isPatient, isLastWay, isCautious, isSmall, isOff, isBusy } = props;
  const button = useRef<HTMLButtonElement>(null);
  const guard = useRef<ControlGuard | undefined>(undefined);
  useEffect(() => {
    guard.current = button.current ? panel.guard(button.current) : undefined;
    return () => guard.current?.stop();
  }, [panel]);
  async function act(): Promise<void> {
    const sight = await guard.current?.prove();
    onPress(sight === 'seen' || (isLastWay === true && sight === 'untold'));
  }

  function press(event: MouseEvent): void {
    if (isBusy || !panel.accepts(event) || (isCautious && event.detail > 1)) return;
    if (isPatient && guard.current?.isNew()) setTimeout(() => void act(), PATIENCE_MS);
    else void act();
  }

  return (
    <button
      ref={button}
      type="button"
      class={isSmall ? 'act small' : 'act'}
      aria-label={props.name}
      title={props.title}
      disabled={isOff}
      aria-disabled={isBusy || undefined}
      onClick={press}
    >
      {props.children}
    </button>
  );
}
