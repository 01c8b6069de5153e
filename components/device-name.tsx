import type { DeviceView } from '@/lib/domain/device-view';
import type { App } from '@/lib/state/app-model';
import { NameText } from './name-text';

/** `page`: the workspace's own page of the device; `portal`: the portal's, where its address is known. */
export type DeviceOpening = 'page' | 'portal';

interface DeviceNameProps {
  readonly app: App;
  readonly device: DeviceView;
  readonly opens: DeviceOpening;
}

/** A device's name in a list, which leads to the device. */
export const DeviceName = ({ app, device: { id, name }, opens }: DeviceNameProps) =>
  opens === 'page' ? (
    <a class="device-link" href={`#device/${encodeURIComponent(id)}`}>
      <NameText name={name} />
    </a>
  ) : (
    <button class="device-link" type="button" onClick={() => app.devices.show(id)}>
      <NameText name={name} />
    </button>
  );
