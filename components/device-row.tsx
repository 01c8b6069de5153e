import { deviceKindName } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { modelText } from '@/lib/domain/model-text';
import { defaultSettings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { DeviceName, type DeviceOpening } from './device-name';
import { NameText } from './name-text';
import { WarrantyPill } from './warranty-pill';

interface DeviceRowProps {
  readonly app: App;
  readonly device: DeviceView;
  readonly opens: DeviceOpening;
  readonly isSelected: boolean;
  readonly showsWarranty: boolean;
}

export function DeviceRow({ app, device, opens, isSelected, showsWarranty }: DeviceRowProps) {
  const { id, name, kind, maker, model, serialNumber, companyName, siteName, missingSince } =
    device;
  return (
    <tr data-selected={isSelected ? 'yes' : undefined}>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={`Select ${displayText(name)}`}
          checked={isSelected}
          onChange={(event) => app.devices.selection.select([id], event.currentTarget.checked)}
        />
      </td>
      <td class="device-name">
        <DeviceName app={app} device={device} opens={opens} />
        {missingSince !== undefined && <span class="soft">No longer in the RMM</span>}
      </td>
      <td class="device-kind">{deviceKindName(kind)}</td>
      <td class="device-model">
        <Words parts={[modelText(maker, model)]} none="No model" />
      </td>
      <td class="device-serial">
        <Words parts={[serialNumber]} none="No serial number" />
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
