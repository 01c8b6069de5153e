import { deviceKindName } from '@/lib/domain/device';
import { displayText } from '@/lib/domain/display-text';
import { modelText } from '@/lib/domain/model-text';
import { defaultSettings } from '@/lib/domain/settings';
import type { ListedDevice } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { DeviceName, type DeviceOpening } from './device-name';
import { ignoredText } from './ignore-words';
import { NameText } from './name-text';
import { WarrantyPill } from './warranty-pill';

interface DeviceRowProps {
  readonly app: App;
  readonly device: ListedDevice;
  readonly opens: DeviceOpening;
  readonly isSelected: boolean;
  readonly showsWarranty: boolean;
}

export function DeviceRow({ app, device, opens, isSelected, showsWarranty }: DeviceRowProps) {
  const { id, name, kind, maker, model, serialNumber, companyName, siteName } = device;
  return (
    <tr data-selected={isSelected ? 'yes' : undefined}>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={say('devices.select', { name: displayText(name) })}
          checked={isSelected}
          onChange={(event) => app.devices.selection.select([id], event.currentTarget.checked)}
        />
      </td>
      <td class="device-name">
        <span class="device-name-line">
          <DeviceName app={app} device={device} opens={opens} />
          {device.isNew && <span class="pill">{say('devices.new')}</span>}
        </span>
        <DeviceNotes app={app} device={device} />
      </td>
      <td class="device-kind">{deviceKindName(kind)}</td>
      <td class="device-model">
        <Words parts={[modelText(maker, model)]} none={say('devices.noModel')} />
      </td>
      <td class="device-serial">
        <Words parts={[serialNumber]} none={say('devices.noSerialNumber')} />
      </td>
      <td class="device-place">
        <Words parts={[companyName, siteName]} none="" />
      </td>
      {showsWarranty && (
        <td class="device-warranty">
          <WarrantyPill
            device={device}
            display={app.status.value.value?.settings ?? defaultSettings}
            today={app.today.value}
          />
        </td>
      )}
    </tr>
  );
}

/** What is to be seen to. */
function DeviceNotes({ app, device }: Pick<DeviceRowProps, 'app' | 'device'>) {
  const { id, name, missingSince, twins, ignoredWhy } = device;
  return (
    <>
      {missingSince !== undefined && <span class="soft">{say('devices.missing')}</span>}
      {ignoredWhy && <span class="soft">{ignoredText(ignoredWhy)}</span>}
      {twins && (
        <span class="device-twins">
          <span class="soft">{twinsText(twins)}</span>
          <Button
            kind="quiet"
            name={say('devices.compareOf', { name: displayText(name) })}
            onClick={() => app.devices.twins.compare(id)}
          >
            {say('devices.compare')}
          </Button>
        </span>
      )}
    </>
  );
}

const twinsText = ({ count, name }: NonNullable<ListedDevice['twins']>): string =>
  count === 1
    ? say('devices.twinOf', { name: displayText(name, 60) })
    : sayCount('devices.twinOfMany', count);

interface WordsProps {
  readonly parts: readonly (string | undefined)[];
  readonly none: string;
}

function Words({ parts, none }: WordsProps) {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length > 0 ? (
    <NameText name={known.join(' · ')} />
  ) : (
    <span class="soft">{none}</span>
  );
}
