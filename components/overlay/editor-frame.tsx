import { Component, createRef } from 'preact';
import { rememberFrame } from '@/lib/state/editor-frames';
import { say } from '@/lib/text/say';

interface EditorFrameProps {
  /** The extension's own page; what is typed there never reaches the portal. */
  readonly address: string;
  /** px; absent: as high as the stylesheet says. */
  readonly height: number | undefined;
}

/** The date editor, framed. It takes the focus as soon as it has loaded. A class: hooks would weigh as much as all that use them. */
export class EditorFrame extends Component<EditorFrameProps> {
  readonly #frame = createRef<HTMLIFrameElement>();
  #forget: (() => void) | undefined;

  override componentDidMount(): void {
    this.#begin();
  }

  override componentDidUpdate({ address }: EditorFrameProps): void {
    if (address !== this.props.address) this.#begin();
  }

  override componentWillUnmount(): void {
    this.#forget?.();
  }

  #begin(): void {
    const { current } = this.#frame;
    this.#forget?.();
    current?.focus();
    this.#forget = current ? rememberFrame(current) : undefined;
  }

  override render({ address, height }: EditorFrameProps) {
    // It grows at once. It gets lower only when no pointer is in it: a click there would go beside it.
    const { current } = this.#frame;
    const least = current?.matches(':hover') ? current.offsetHeight : 0;
    const shown = height === undefined ? undefined : Math.max(height, least);
    return (
      // oxlint-disable-next-line react/iframe-missing-sandbox -- it is our own page, and a sandboxed one could not talk to the worker
      <iframe
        ref={this.#frame}
        class="editor"
        style={shown === undefined ? undefined : { blockSize: `${shown}px` }}
        title={say('overlay.editLifecycleDates')}
        src={address}
        referrerpolicy="no-referrer"
        onLoad={() => this.#frame.current?.focus()}
        onPointerLeave={() => this.forceUpdate()}
      />
    );
  }
}
