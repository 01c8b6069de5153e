import type { Tracking } from '@/lib/domain/device';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import type { DeviceOpening } from './device-name';
import { DeviceRow } from './device-row';

interface DeviceTableProps {
  readonly app: App;
  readonly page: DevicePage;
  readonly tracking: Tracking;
  readonly opens: DeviceOpening;
}

const captions = {
  staged: 'devices.staged',
  imported: 'devices.imported',
  ignored: 'devices.ignored',
} as const satisfies Record<Tracking, string>;

export function DeviceTable({ app, page, tracking, opens }: DeviceTableProps) {
  const { devices } = app;
  const selected = devices.selection.ids.value;
  return (
    <table class="grid device-grid" aria-label={say(captions[tracking])} data-tracking={tracking}>
      <thead>
        <tr>
          <th scope="col" class="tick">
            <input
              type="checkbox"
              aria-label={say('devices.selectPage')}
              checked={devices.allVisibleSelected.value}
              onChange={(event) => devices.selectVisible(event.currentTarget.checked)}
            />
          </th>
          <th scope="col">{say('devices.device')}</th>
          <th scope="col">{say('devices.type')}</th>
          <th scope="col">{say('devices.model')}</th>
          <th scope="col">{say('devices.serialNumber')}</th>
          <th scope="col">{say('devices.place')}</th>
          {tracking === 'imported' && <th scope="col">{say('devices.warranty')}</th>}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((device) => (
          <DeviceRow
            key={device.id}
            app={app}
            device={device}
            opens={opens}
            isSelected={selected.has(device.id)}
            showsWarranty={tracking === 'imported'}
          />
        ))}
      </tbody>
    </table>
  );
}
