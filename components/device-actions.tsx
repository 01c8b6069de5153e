import { ignoreReasons } from '@/lib/domain/ignored';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import type { DevicesAct } from '@/lib/state/devices-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { reasonName } from './ignore-words';
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
            {say('devices.editDates')}
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
        {chosen > 0 && <IgnoreReasonChoice model={model} />}
      </div>
      <div class="selection-line">
        <p class="soft" id="device-count">
          {chosen > 0 && `${say('devices.selected', { count: chosen })} `}
          {tracking === 'staged' &&
            total > 0 &&
            (model.listing.isStale.value ? say('devices.looking') : sayCount('devices.all', total))}
        </p>
        <SelectAll model={model} total={total} />
      </div>
    </div>
  );
}

const actsOf: Readonly<Record<Tracking, readonly Act[]>> = {
  staged: ['import-selected', 'import-all', 'ignore-selected'],
  imported: ['ignore-selected'],
  ignored: ['import-selected', 'stage-selected', 'set-reason'],
};

type Act = Exclude<DevicesAct, 'select-all'>;

const labels = {
  'import-selected': 'devices.importSelected',
  'import-all': 'devices.importAll',
  'ignore-selected': 'devices.ignoreSelected',
  'stage-selected': 'devices.stageSelected',
  'set-reason': 'devices.setReason',
} as const satisfies Record<Act, string>;

interface ActButtonProps {
  readonly act: Act;
  readonly model: App['devices'];
  /** Devices it would be done with. */
  readonly count: number;
}

function ActButton({ act, model, count }: ActButtonProps) {
  const run: Readonly<Record<Act, () => Promise<void>>> = {
    'import-selected': model.importSelected,
    'import-all': model.importAll,
    'ignore-selected': model.ignoreSelected,
    'stage-selected': model.stageSelected,
    'set-reason': model.setReason,
  };
  const lacksReason = act === 'set-reason' && model.wish.reason.value === undefined;
  return (
    <Button
      kind={act === 'import-selected' ? 'main' : 'plain'}
      isDisabled={count === 0 || lacksReason}
      isBusy={
        model.task.busyWith.value === act || (act === 'import-all' && model.listing.isStale.value)
      }
      describedBy={act === 'import-all' ? 'device-count' : undefined}
      onClick={run[act]}
    >
      {say(labels[act])}
    </Button>
  );
}

interface SelectAllProps {
  readonly model: App['devices'];
  readonly total: number;
}

/** Over all pages, once the page that is shown is selected. */
function SelectAll({ model, total }: SelectAllProps) {
  const chosen = model.selection.ids.value.size;
  if (chosen === 0) return null;
  const isOffered = model.allVisibleSelected.value && chosen < total;
  return (
    <span class="actions">
      {isOffered && (
        <Button
          kind="quiet"
          isBusy={model.task.busyWith.value === 'select-all'}
          onClick={model.selectAll}
        >
          {sayCount('devices.selectAllOfFilter', total)}
        </Button>
      )}
      <Button kind="quiet" onClick={model.selection.clear}>
        {say('devices.clearSelection')}
      </Button>
    </span>
  );
}

function IgnoreReasonChoice({ model: { wish } }: Pick<SelectAllProps, 'model'>) {
  const reason = wish.reason.value;
  return (
    <div class="ignore-why">
      <select
        class="control"
        aria-label={say('devices.reason')}
        value={reason ?? ''}
        onChange={({ currentTarget: { value } }) =>
          (wish.reason.value = ignoreReasons.find((one) => one === value))
        }
      >
        <option value="">{say('devices.reasonChoice')}</option>
        {ignoreReasons.map((one) => (
          <option key={one} value={one}>
            {reasonName(one)}
          </option>
        ))}
      </select>
      {reason === 'other' && (
        <input
          class="control"
          aria-label={say('devices.reasonNote')}
          placeholder={say('devices.reasonNote')}
          maxLength={200}
          autocomplete="off"
          value={wish.note.value}
          onInput={(event) => (wish.note.value = event.currentTarget.value)}
        />
      )}
    </div>
  );
}
