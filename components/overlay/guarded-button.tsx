import { Component, createRef, type ComponentChildren } from 'preact';
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
export class GuardedButton extends Component<GuardedButtonProps> {
  readonly #button = createRef<HTMLButtonElement>();
  #guard: ControlGuard | undefined;

  override componentDidMount(): void {
    this.#watch();
  }

  override componentDidUpdate({ panel }: GuardedButtonProps): void {
    if (panel !== this.props.panel) this.#watch();
  }

  override componentWillUnmount(): void {
    this.#guard?.stop();
  }

  #watch(): void {
    const { current } = this.#button;
    this.#guard?.stop();
    this.#guard = current ? this.props.panel.guard(current) : undefined;
  }

  async #act(): Promise<void> {
    const sight = await this.#guard?.prove();
    const { isLastWay, onPress } = this.props;
    onPress(sight === 'seen' || (isLastWay === true && sight === 'untold'));
  }

  readonly #press = (event: MouseEvent): void => {
    const { panel, isPatient, isCautious, isBusy } = this.props;
    if (isBusy || !panel.accepts(event) || (isCautious && event.detail > 1)) return;
    if (isPatient && this.#guard?.isNew()) setTimeout(() => void this.#act(), PATIENCE_MS);
    else void this.#act();
  };

  override render({ isSmall, isOff, isBusy, name, title, children }: GuardedButtonProps) {
    return (
      <button
        ref={this.#button}
        type="button"
        class={isSmall ? 'act small' : 'act'}
        aria-label={name}
        title={title}
        disabled={isOff}
        aria-disabled={isBusy || undefined}
        onClick={this.#press}
      >
        {children}
      </button>
    );
  }
}
