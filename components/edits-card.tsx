import { counted } from '@/lib/domain/count-text';
import type { StatusView } from '@/lib/messages/protocol';
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
    <Card title="Edits on their way">
      {needPerson > 0 && (
        <p class="tone-bad">
          {counted(needPerson, 'edit needs', 'edits need')} you: it was refused, or someone else
          changed the same date.
        </p>
      )}
      {waiting > 0 && (
        <p>{counted(waiting, 'edit waits', 'edits wait')} to be saved to ConnectWise RMM.</p>
      )}
      <div class="actions">
        <Button onClick={() => goTo('activity')}>Show edits</Button>
      </div>
    </Card>
  );
}
