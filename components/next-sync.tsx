import type { StatusView } from '@/lib/messages/protocol';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';

/** When Shelflife resyncs by itself. */
export function NextSync({ status: { nextSyncAt, settings } }: { readonly status: StatusView }) {
  if (settings.resyncEveryMinutes === 0) return <p class="soft">Automatic resync is off.</p>;
  if (nextSyncAt === undefined) return null;
  return (
    <p class="soft">
      {nextSyncAt > now.value
        ? `Next automatic resync at ${instantText(nextSyncAt, now.value)}.`
        : 'The next automatic resync begins shortly.'}
    </p>
  );
}
