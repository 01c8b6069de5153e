import type { StatusView } from '@/lib/messages/protocol';
import { say } from '@/lib/text/say';

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
    return { word: say('overview.needsYou'), tone: 'bad' };
  if (openBulk?.state === 'paused') return { word: say('overview.bulkPaused'), tone: 'warn' };
  return syncWord(status) ?? { word: idleWord(status), tone: undefined };
}

function syncWord({ sync }: StatusView): Word | undefined {
  if (sync.at === 'running')
    return { word: say(sync.waiting ? 'overview.syncWaits' : 'overview.syncing'), tone: undefined };
  return sync.at === 'stopped' && sync.problem.kind !== 'cancelled'
    ? { word: say('overview.syncStopped'), tone: 'warn' }
    : undefined;
}

function idleWord({ sync, counts, openBulk }: StatusView): string {
  if (counts.waiting > 0 || openBulk) return say('overview.savingEdits');
  return say(sync.at === 'never' ? 'overview.notSynced' : 'overview.upToDate');
}
