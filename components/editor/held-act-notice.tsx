import { useEffect } from 'preact/hooks';
import type { Editor } from '@/lib/state/editor-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Confirmation } from '../confirmation';
import { Icon } from '../icon';

/** Why the act that was just pressed was held back, and what a person can do about it. */
export function HeldActNotice({ model }: { readonly model: Editor }) {
  const { reason, goOn, drop } = model.heldAct;
  const entries = model.form.entries.value;
  // Whoever goes on typing has seen it.
  useEffect(() => drop, [drop, entries]);
  const ownTab = (
    <Button isBusy={model.task.busyWith.value === 'move'} onClick={model.move}>
      {say('guard.ownTab')}
    </Button>
  );
  if (reason.value === 'untold') {
    return (
      <Confirmation
        question={say('guard.untold')}
        yes={say('guard.goOn')}
        no={say('guard.notNow')}
        onYes={goOn}
        onNo={drop}
      >
        {ownTab}
      </Confirmation>
    );
  }
  if (reason.value !== 'hidden') return null;
  return (
    <div class="problem" role="alert">
      <Icon name="alert" />
      <div class="problem-body">
        <p class="problem-message">{say('guard.hidden')}</p>
        <div class="actions">{ownTab}</div>
      </div>
    </div>
  );
}
