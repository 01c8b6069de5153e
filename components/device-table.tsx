import type { Tracking } from '@/lib/domain/device';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import type { DeviceOpening } from './device-name';
import { DeviceRow } from './device-row';

interface DeviceTableProps {
  readonly app: App;
  readonly page: DevicePage;
  readonly tracking: Tracking;
  readonly opens: DeviceOpening;
}

const captions: Readonly<Record<Tracking, string>> = {
  staged: 'Devices to import',
  imported: 'Imported devices',
  ignored: 'Ignored devices',
};

export function DeviceTable({ app, page, tracking, opens }: DeviceTableProps) {
  const { devices } = app;
  const selected = devices.selection.ids.value;
  return (
    <table class="grid device-grid" aria-label={captions[tracking]} data-tracking={tracking}>
      <thead>
        <tr>
          <th scope="col" class="tick">
            <input
              type="checkbox"
              aria-label="Select all on this page"
              checked={devices.allVisibleSelected.value}
              onChange={(event) => devices.selectVisible(event.currentTarget.checked)}
            />
          </th>
          <th scope="col">Device</th>
          <th scope="col">Type</th>
          <th scope="col">Maker and model</th>
          <th scope="col">Serial number</th>
          <th scope="col">Company and site</th>
          {tracking === 'imported' && <th scope="col">Warranty</th>}
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
