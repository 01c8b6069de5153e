import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { Confirmation } from './confirmation';

interface SyncButtonsProps {
  readonly model: App['status'];
  readonly isRunning: boolean;
}

export function SyncButtons({ model, isRunning }: SyncButtonsProps) {
  const isAsking = useSignal(false);
  const busyWith = model.task.busyWith.value;
  if (isAsking.value) {
    return <FullResyncConfirmation model={model} onEnd={() => (isAsking.value = false)} />;
  }
  return (
    <div class="actions">
      <Button
        kind="main"
        isBusy={busyWith === 'quick'}
        isDisabled={isRunning}
        onClick={() => model.sync('quick')}
      >
        Resync
      </Button>
      <Button
        id="full-resync"
        isBusy={busyWith === 'full'}
        isDisabled={isRunning}
        onClick={() => (isAsking.value = true)}
      >
        Full resync
      </Button>
      {isRunning && (
        <Button kind="quiet" isBusy={busyWith === 'cancel'} onClick={model.cancel}>
          Cancel sync
        </Button>
      )}
    </div>
  );
}

interface FullResyncConfirmationProps {
  readonly model: App['status'];
  readonly onEnd: () => void;
}

const FullResyncConfirmation = ({ model, onEnd }: FullResyncConfirmationProps) => (
  <Confirmation
    question="Read everything again?"
    yes="Yes, start a full resync"
    returnTo="full-resync"
    onYes={() => {
      onEnd();
      return model.sync('full');
    }}
    onNo={onEnd}
  >
    <p>
      All companies, sites, devices and dates are read from the beginning. Dates, mappings and edits
      that wait are kept.
    </p>
  </Confirmation>
);
