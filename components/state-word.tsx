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

function wordOf({ sync, counts, missingDoubt }: StatusView, hasProblem: boolean) {
  if (hasProblem || counts.needPerson > 0 || missingDoubt)
    return { word: 'Needs you', tone: 'bad' };
  if (sync.at === 'running')
    return { word: sync.waiting ? 'Sync waits' : 'Syncing', tone: undefined };
  if (sync.at === 'stopped' && sync.problem.kind !== 'cancelled') {
    return { word: 'Sync stopped', tone: 'warn' };
  }
  if (counts.waiting > 0) return { word: 'Saving edits', tone: undefined };
  return { word: sync.at === 'never' ? 'Not synced' : 'Up to date', tone: undefined };
}
