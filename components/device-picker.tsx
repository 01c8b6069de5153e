import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeviceView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { say } from '@/lib/text/say';
import { Field } from './field';

interface DevicePickerProps {
  readonly id: string;
  readonly label: string;
  /** What the last search was for, and what it found. */
  readonly found: { readonly search: string; readonly devices: readonly DeviceView[] };
  readonly onSearch: (text: string) => unknown;
  /** The name of the device that is chosen; empty for any device. */
  readonly chosen: string;
  /** `undefined`: any device. */
  readonly onChoose: (device: DeviceView | undefined) => unknown;
}

/** Finds one device by typing part of its name; the browser lists what was found. */
export function DevicePicker(props: DevicePickerProps) {
  const { id, label, onSearch, chosen, onChoose } = props;
  const { search, devices: found } = props.found;
  const typed = useSignal(chosen);
  /** The text is the person's own: that no device is chosen any more leaves it as it is. */
  const isOwn = useRef(false);
  useEffect(() => {
    if (chosen !== '' || !isOwn.current) typed.value = chosen;
    isOwn.current = false;
  }, [typed, chosen]);

  function type(text: string): void {
    typed.value = text;
    const taken = found.find((device) => optionText(device, found) === text);
    isOwn.current = chosen !== '' && !taken;
    // A text that names no device is no filter, and the one before it does not stand beside it.
    if (taken || chosen !== '' || text === '') void onChoose(taken);
    if (!taken && text !== '') void onSearch(text);
  }

  /** What can be meant by one device only is that device. */
  function settle(): void {
    const [only, ...others] = isFor(search, typed.value) ? found : [];
    if (typed.value !== '' && chosen === '' && only && others.length === 0) void onChoose(only);
  }

  const isOpen = typed.value.trim() !== '' && chosen === '' && isFor(search, typed.value);
  return (
    <Field
      id={id}
      label={label}
      fault={isOpen && found.length === 0 ? say('devices.noneOfName') : undefined}
      hint={isOpen && found.length > 0 ? say('devices.chooseOne') : undefined}
    >
      {(ties) => (
        <>
          <input
            {...ties}
            class="control"
            type="search"
            list={`${id}-found`}
            placeholder={say('devices.anyDevice')}
            autocomplete="off"
            spellcheck={false}
            value={typed.value}
            onInput={(event) => type(event.currentTarget.value)}
            onChange={settle}
          />
          <FoundDevices id={`${id}-found`} found={found} />
        </>
      )}
    </Field>
  );
}

interface FoundDevicesProps {
  readonly id: string;
  readonly found: readonly DeviceView[];
}

const FoundDevices = ({ id, found }: FoundDevicesProps) => (
  <datalist id={id}>
    {found.map((device) => (
      <option key={device.id} value={optionText(device, found)}>
        {displayText([device.companyName, device.serialNumber].filter(Boolean).join(' · '))}
      </option>
    ))}
  </datalist>
);

const isFor = (search: string, typed: string): boolean => search !== '' && search === typed.trim();

/** The name, and what tells it from others of that name. */
function optionText(device: DeviceView, found: readonly DeviceView[]): string {
  const { name, companyName, serialNumber } = device;
  const isOnly = found.every((other) => other === device || other.name !== name);
  if (isOnly) return displayText(name);
  const more = { name, company: companyName, serial: serialNumber ?? device.id };
  return displayText(say('devices.optionWithMore', more));
}
