import { Component, createRef } from 'preact';
import { say } from '@/lib/text/say';
import type { Panel } from './panel';

interface EditButtonProps {
  readonly panel: Panel;
}

/** Opens the editor, and has the focus again when that has closed. */
export class EditButton extends Component<EditButtonProps> {
  readonly #button = createRef<HTMLButtonElement>();
  #wasOpen = false;

  override componentDidMount(): void {
    this.componentDidUpdate();
  }

  override componentDidUpdate(): void {
    const isOpen = this.props.panel.editor.peek() !== undefined;
    if (this.#wasOpen && !isOpen) this.#button.current?.focus();
    this.#wasOpen = isOpen;
  }

  override render({ panel }: EditButtonProps) {
    return (
      <button
        ref={this.#button}
        type="button"
        class="act edit"
        aria-expanded={panel.editor.value !== undefined}
        onClick={(event) => {
          if (panel.accepts(event)) panel.edit();
        }}
      >
        {say('overlay.editDates')}
      </button>
    );
  }
}
