import type { StatusView } from '@/lib/messages/protocol';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';

/** When Shelflife resyncs by itself. */
export function NextSync({ status: { nextSyncAt, settings } }: { readonly status: StatusView }) {
  if (settings.resyncEveryMinutes === 0) return <p class="soft">{say('overview.automaticOff')}</p>;
  if (nextSyncAt === undefined) return null;
  return (
    <p class="soft">
      {nextSyncAt > now.value
        ? say('overview.nextAt', { at: instantText(nextSyncAt, now.value) })
        : say('overview.nextShortly')}
    </p>
  );
}
