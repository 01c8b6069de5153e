import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
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
        {say('overview.resync')}
      </Button>
      <Button
        id="full-resync"
        isBusy={busyWith === 'full'}
        isDisabled={isRunning}
        onClick={() => (isAsking.value = true)}
      >
        {say('overview.fullResync')}
      </Button>
      {isRunning && (
        <Button kind="quiet" isBusy={busyWith === 'cancel'} onClick={model.cancel}>
          {say('overview.cancelSync')}
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
    question={say('overview.readAgain')}
    yes={say('overview.yesFullResync')}
    returnTo="full-resync"
    onYes={() => {
      onEnd();
      return model.sync('full');
    }}
    onNo={onEnd}
  >
    <p>{say('overview.whatFullResyncDoes')}</p>
  </Confirmation>
);
