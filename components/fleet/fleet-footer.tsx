import { MOST_IN_BULK } from '@/lib/domain/bulk';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { TaskOutcome } from '../task-outcome';

/** What can be done with the chosen devices, and what became of what was done. */
export function FleetFooter({ app: { fleet, bulk } }: { readonly app: App }) {
  const chosen = fleet.chosen.value;
  const { task } = fleet;
  const state = task.state.value;
  const isTooMany = chosen.length > MOST_IN_BULK;
  return (
    <div class="fleet-footer" data-open={chosen.length > 0 ? 'yes' : undefined}>
      <TaskOutcome
        task={state.at !== 'idle' && state.what === 'view' ? { at: 'idle' } : state}
        onRetry={task.retry}
      />
      {chosen.length > 0 && (
        <div class="actions">
          <output>{sayCount('fleet.selected', chosen.length)}</output>
          <Button
            kind="main"
            isDisabled={isTooMany}
            describedBy={isTooMany ? 'fleet-too-many' : undefined}
            onClick={() => bulk.openDraft(chosen)}
          >
            {say('fleet.editDates')}
          </Button>
          <Button onClick={fleet.selection.clear}>{say('fleet.unselect')}</Button>
          {isTooMany && (
            <span class="soft" id="fleet-too-many">
              {say('fleet.atMost', { most: MOST_IN_BULK })}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
