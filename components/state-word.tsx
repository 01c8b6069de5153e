import type { StatusView } from '@/lib/messages/protocol';

/** How things stand, in a word or two, on every screen. */
export function StateWord({ status }: { readonly status: StatusView | undefined }) {
  if (!status || status.connection.at === 'disconnected') return <span class="state-word" />;
  const { word, tone } = wordOf(status, status.connection.problem !== undefined);
  return (
    <span class="state-word pill" data-tone={tone}>
      {word}
    </span>
  );
}

interface Word {
  readonly word: string;
  readonly tone: 'warn' | 'bad' | undefined;
}

function wordOf(status: StatusView, hasProblem: boolean): Word {
  const { counts, missingDoubt, openBulk } = status;
  if (hasProblem || counts.needPerson > 0 || missingDoubt)
    return { word: 'Needs you', tone: 'bad' };
  if (openBulk?.state === 'paused') return { word: 'Bulk edit paused', tone: 'warn' };
  return syncWord(status) ?? { word: idleWord(status), tone: undefined };
}

function syncWord({ sync }: StatusView): Word | undefined {
  if (sync.at === 'running')
    return { word: sync.waiting ? 'Sync waits' : 'Syncing', tone: undefined };
  return sync.at === 'stopped' && sync.problem.kind !== 'cancelled'
    ? { word: 'Sync stopped', tone: 'warn' }
    : undefined;
}

function idleWord({ sync, counts, openBulk }: StatusView): string {
  if (counts.waiting > 0 || openBulk) return 'Saving edits';
  return sync.at === 'never' ? 'Not synced' : 'Up to date';
}
