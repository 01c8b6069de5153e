import { useEffect, useRef, useState } from 'preact/hooks';
import { rememberFrame } from '@/lib/state/editor-frames';
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
  const [, renderAgain] = useState(0);
  useEffect(() => {
    frame.current?.focus();
    return frame.current ? rememberFrame(frame.current) : undefined;
  }, [address]);
  // It grows at once. It gets lower only when no pointer is in it: a click there would go beside it.
  const { current } = frame;
  const least = current?.matches(':hover') ? current.offsetHeight : 0;
  const shown = height === undefined ? undefined : Math.max(height, least);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- it is our own page, and a sandboxed one could not talk to the worker
    <iframe
      ref={frame}
      class="editor"
      style={shown === undefined ? undefined : { blockSize: `${shown}px` }}
      title={say('overlay.editLifecycleDates')}
      src={address}
      referrerpolicy="no-referrer"
      onLoad={() => frame.current?.focus()}
      onPointerLeave={() => renderAgain((times) => times + 1)}
    />
  );
}
