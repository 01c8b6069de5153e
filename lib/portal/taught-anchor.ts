import { blockOf, placeAfter, type Anchor } from './region-anchors';
import { placeBeside, type TaughtPages } from './taught-pages';
import type { Place } from './badge-place';

/** Where a person has said that the region stands. A region is a block: it goes beside the line, not into it. */
export function taughtAnchor(
  taught: TaughtPages,
  roots: readonly (ParentNode & Node)[],
): Anchor | undefined {
  const found = taught.regionAt(roots);
  const place = found && placeOf(found);
  return place && { ...place, by: 'taught' };
}

function placeOf({
  at,
  side,
}: NonNullable<ReturnType<TaughtPages['regionAt']>>): Place | undefined {
  if (side === 'after') return placeAfter(at) ?? placeBeside(at, side);
  return placeBeside(side === 'before' ? (blockOf(at) ?? at) : at, side);
}
