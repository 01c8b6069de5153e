import { useSignal } from '@preact/signals';
import { say } from '@/lib/text/say';
import { Checkbox } from './checkbox';
import { Confirmation } from './confirmation';

interface DisconnectConfirmationProps {
  readonly onYes: (removeData: boolean) => unknown;
  readonly onNo: () => unknown;
}

/** Forgetting the key and removing the data are two choices. */
export function DisconnectConfirmation({ onYes, onNo }: DisconnectConfirmationProps) {
  const removesData = useSignal(false);
  return (
    <Confirmation
      question={say('connection.disconnectQuestion')}
      yes={say(
        removesData.value ? 'connection.yesDisconnectAndRemove' : 'connection.yesDisconnect',
      )}
      isDangerous
      returnTo="disconnect"
      onYes={() => onYes(removesData.value)}
      onNo={onNo}
    >
      <p>{say('connection.whatDisconnectDoes')}</p>
      <Checkbox
        id="remove-data"
        label={say('connection.alsoRemove')}
        isChecked={removesData.value}
        onChange={(isChecked) => (removesData.value = isChecked)}
      />
    </Confirmation>
  );
}
