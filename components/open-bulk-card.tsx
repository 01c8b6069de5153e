import type { StatusView } from '@/lib/messages/protocol';
import { say } from '@/lib/text/say';
import { Card } from './card';

interface OpenBulkCardProps {
  readonly bulk: StatusView['openBulk'];
  /** Whether this page shows a bulk edit itself, or only a tab of its own does. */
  readonly opensBulks: boolean;
}

/** The bulk edit that is not at its end; nothing where there is none. */
export function OpenBulkCard({ bulk, opensBulks }: OpenBulkCardProps) {
  if (!bulk) return null;
  const { id, state, done, total } = bulk;
  const isPaused = state === 'paused';
  return (
    <Card
      title={say(isPaused ? 'overview.bulkPaused' : 'overview.bulk')}
      {...(isPaused && { tone: 'warn' })}
    >
      <p>{say(isPaused ? 'overview.bulkPausedAt' : 'overview.bulkUnderWay', { done, total })}</p>
      <p>
        <a
          href={`workspace.html#bulk/${encodeURIComponent(id)}`}
          {...(!opensBulks && { target: '_blank' })}
        >
          {say('overview.showBulk')}
        </a>
      </p>
    </Card>
  );
}
