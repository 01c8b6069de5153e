import { agoText, instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';

/** How long ago, with the instant itself for whoever points at it. */
export const WhenText = ({ at }: { readonly at: number }) => (
  <time dateTime={new Date(at).toISOString()} title={instantText(at, now.value)}>
    {agoText(at, now.value)}
  </time>
);
