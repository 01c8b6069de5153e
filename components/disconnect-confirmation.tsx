import { useSignal } from '@preact/signals';
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
      question="Disconnect from ConnectWise RMM?"
      yes={removesData.value ? 'Yes, disconnect and remove the data' : 'Yes, disconnect'}
      isDangerous
      returnTo="disconnect"
      onYes={() => onYes(removesData.value)}
      onNo={onNo}
    >
      <p>
        The key is forgotten. Devices, mappings and edits that wait stay here, and the dates in the
        RMM stay as they are.
      </p>
      <Checkbox
        id="remove-data"
        label="Also remove everything that is stored in this browser"
        isChecked={removesData.value}
        onChange={(isChecked) => (removesData.value = isChecked)}
      />
    </Confirmation>
  );
}
