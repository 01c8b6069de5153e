import { counted, numberText } from '@/lib/domain/count-text';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import type { DevicesAct } from '@/lib/state/devices-model';
import { Button } from './button';
import { TaskOutcome } from './task-outcome';

interface DeviceActionsProps {
  readonly model: App['devices'];
  readonly tracking: Tracking;
  /** Opens the dialog for the dates of the selected devices, where there is room for it. */
  readonly onEditDates?: ((ids: readonly DeviceId[]) => unknown) | undefined;
}

/** What can be done with the selected devices, and with all that the filters leave. */
export function DeviceActions({ model, tracking, onEditDates }: DeviceActionsProps) {
  const chosen = model.selection.ids.value.size;
  const total = model.listing.page.value?.total ?? 0;
  const { state, retry } = model.task;
  return (
    <div class="footer">
      <TaskOutcome task={state.value} onRetry={retry} />
      <div class="actions">
        {tracking === 'imported' && onEditDates && (
          <Button
            kind="main"
            isDisabled={chosen === 0}
            onClick={() => onEditDates([...model.selection.ids.peek()])}
          >
            Edit dates…
          </Button>
        )}
        {actsOf[tracking].map((act) => (
          <ActButton
            key={act}
            act={act}
            model={model}
            count={act === 'import-all' ? total : chosen}
          />
        ))}
      </div>
      <p class="soft" id="device-count">
        {chosen > 0 && `${numberText(chosen)} selected. `}
        {tracking === 'staged' &&
          total > 0 &&
          (model.listing.isStale.value
            ? 'Looking for what the filters show…'
            : `All: ${counted(total, 'device')} that the filters show.`)}
      </p>
    </div>
  );
}

const actsOf: Readonly<Record<Tracking, readonly DevicesAct[]>> = {
  staged: ['import-selected', 'import-all', 'ignore-selected'],
  imported: ['ignore-selected'],
  ignored: ['import-selected', 'stage-selected'],
};

const labels: Readonly<Record<DevicesAct, string>> = {
  'import-selected': 'Import selected',
  'import-all': 'Import all',
  'ignore-selected': 'Ignore selected',
  'stage-selected': 'Put back for review',
};

interface ActButtonProps {
  readonly act: DevicesAct;
  readonly model: App['devices'];
  /** Devices it would be done with. */
  readonly count: number;
}

function ActButton({ act, model, count }: ActButtonProps) {
  const run: Readonly<Record<DevicesAct, () => Promise<void>>> = {
    'import-selected': model.importSelected,
    'import-all': model.importAll,
    'ignore-selected': model.ignoreSelected,
    'stage-selected': model.stageSelected,
  };
  return (
    <Button
      kind={act === 'import-selected' ? 'main' : 'plain'}
      isDisabled={count === 0}
      isBusy={
        model.task.busyWith.value === act || (act === 'import-all' && model.listing.isStale.value)
      }
      describedBy={act === 'import-all' ? 'device-count' : undefined}
      onClick={run[act]}
    >
      {labels[act]}
    </Button>
  );
}
