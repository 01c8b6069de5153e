import { dayText } from '@/lib/domain/day-text';
import { deviceKindNames } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { modelText } from '@/lib/domain/model-text';
import { defaultPolicy } from '@/lib/domain/policy';
import { warrantyOf } from '@/lib/domain/status';
import { warrantyText } from '@/lib/domain/status-text';
import type { App } from '@/lib/state/app-model';
import { DeviceName, type DeviceOpening } from './device-name';
import { NameText } from './name-text';
import { warrantyTones } from './warranty-tones';

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
      <td class="device-kind">{deviceKindNames[kind]}</td>
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
          <WarrantyWords app={app} device={device} />
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

function WarrantyWords({ app, device }: Pick<DeviceRowProps, 'app' | 'device'>) {
  const settings = app.status.value.value?.settings;
  const policy = {
    ...defaultPolicy,
    expiringWithinDays: settings?.expiringWithinDays ?? defaultPolicy.expiringWithinDays,
  };
  const facts = {
    kind: device.kind,
    warrantyExpiry: device.dates.warrantyExpiry.date,
  };
  const warranty = warrantyOf(facts, policy, app.today.value);
  const words = warrantyText(warranty, (day) => dayText(day, settings?.dateDisplay ?? 'iso'));
  return (
    <span class="pill" data-tone={warrantyTones[warranty.state]}>
      {words ?? 'No warranty on this type'}
    </span>
  );
}
