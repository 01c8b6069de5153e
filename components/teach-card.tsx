import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import { TaskOutcome } from './task-outcome';

/** Offers to teach the portal's page in front; nothing where another page is. */
export function TeachCard({ model }: { readonly model: App['teaching'] }) {
  useEffect(() => void model.reload(), [model]);
  const place = model.place.value;
  if (!place) return null;
  const { task, begin } = model;
  return (
    <Card title={say('teaching.cardTitle')}>
      <p class="soft">{say('teaching.teachHint', { host: place.host })}</p>
      <div class="actions">
        <Button isBusy={task.busyWith.value !== undefined} onClick={begin}>
          {say('teaching.teachPage')}
        </Button>
      </div>
      <TaskOutcome task={task.state.value} onRetry={begin} />
    </Card>
  );
}
