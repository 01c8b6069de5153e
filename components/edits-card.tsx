import type { StatusView } from '@/lib/messages/protocol';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import type { GoTo } from './place';

interface EditsCardProps {
  readonly counts: StatusView['counts'];
  readonly goTo: GoTo;
}

/** Edits that are not in the RMM yet; nothing where there are none. */
export function EditsCard({ counts: { waiting, needPerson }, goTo }: EditsCardProps) {
  if (waiting === 0 && needPerson === 0) return null;
  return (
    <Card title={say('overview.edits')}>
      {needPerson > 0 && <p class="tone-bad">{sayCount('overview.editsNeedYou', needPerson)}</p>}
      {waiting > 0 && <p>{sayCount('overview.editsWait', waiting)}</p>}
      <div class="actions">
        <Button onClick={() => goTo('activity')}>{say('overview.showEdits')}</Button>
      </div>
    </Card>
  );
}
