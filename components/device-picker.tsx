import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DeviceView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { Field } from './field';

interface DevicePickerProps {
  readonly id: string;
  readonly label: string;
  /** What the last search found. */
  readonly found: readonly DeviceView[];
  readonly onSearch: (text: string) => unknown;
  /** The name of the device that is chosen; empty for any device. */
  readonly chosen: string;
  /** `undefined`: any device. */
  readonly onChoose: (device: DeviceView | undefined) => unknown;
}

/** Finds one device by typing part of its name; the browser lists what was found. */
export function DevicePicker(props: DevicePickerProps) {
  const { id, label, found, onSearch, chosen, onChoose } = props;
  const typed = useSignal(chosen);
  useEffect(() => void (typed.value = chosen), [typed, chosen]);

  function type(text: string): void {
    typed.value = text;
    const taken = found.find((device) => optionText(device, found) === text);
    if (taken || text === '') void onChoose(taken);
    else void onSearch(text);
  }

  return (
    <Field id={id} label={label}>
      {(ties) => (
        <>
          <input
            {...ties}
            class="control"
            type="search"
            list={`${id}-found`}
            placeholder="Any device"
            autocomplete="off"
            spellcheck={false}
            value={typed.value}
            onInput={(event) => type(event.currentTarget.value)}
            // What names no device is no filter: the field goes back to the one that is.
            onBlur={() => (typed.value = chosen)}
          />
          <datalist id={`${id}-found`}>
            {found.map((device) => (
              <option key={device.id} value={optionText(device, found)}>
                {displayText([device.companyName, device.serialNumber].filter(Boolean).join(' · '))}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** The name, and what tells it from others of that name. */
function optionText(device: DeviceView, found: readonly DeviceView[]): string {
  const { name, companyName, serialNumber } = device;
  const isOnly = found.every((other) => other === device || other.name !== name);
  return displayText(isOnly ? name : `${name} (${companyName}, ${serialNumber ?? device.id})`);
}
