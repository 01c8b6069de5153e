const frames = new Set<HTMLIFrameElement>();

/** Knows the frame for as long as it stands in the page; the answer forgets it. */
export function rememberFrame(frame: HTMLIFrameElement): () => void {
  frames.add(frame);
  return () => frames.delete(frame);
}

/** The frame of the editor with that ticket, which stands in its address. */
export const frameOf = (ticket: string): HTMLIFrameElement | undefined =>
  [...frames].find(({ src }) => src.endsWith(`#${ticket}`));
