import { useEffect, useRef } from 'preact/hooks';
import { say } from '@/lib/text/say';

interface EditorFrameProps {
  /** The extension's own page; what is typed there never reaches the portal. */
  readonly address: string;
  /** px; absent: as high as the stylesheet says. */
  readonly height: number | undefined;
}

/** The date editor, framed. It takes the focus as soon as it has loaded. */
export function EditorFrame({ address, height }: EditorFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => frame.current?.focus(), [address]);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- it is our own page, and a sandboxed one could not talk to the worker
    <iframe
      ref={frame}
      class="editor"
      style={height === undefined ? undefined : { blockSize: `${height}px` }}
      title={say('overlay.editLifecycleDates')}
      src={address}
      referrerpolicy="no-referrer"
      onLoad={() => frame.current?.focus()}
    />
  );
}
