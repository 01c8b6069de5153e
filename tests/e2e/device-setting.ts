import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import { panelOn } from './editing.ts';
import { test as base } from './journey.ts';
import type { Part } from './overlay.ts';
import { openDevicePage } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';

export const FORMER = '2027-10-09';

export interface DeviceSetting {
  /** The page of an imported device whose warranty ends on `FORMER`. */
  readonly page: Page;
  readonly panel: Part;
  readonly device: Device;
  /** What the RMM holds as the end of its warranty. */
  readonly warranty: () => string | undefined;
  readonly writes: () => number;
}

/** Begins on the page of an imported device. */
export const test = base.extend<{ readonly setting: DeviceSetting }>({
  start: starts.imported,
  setting: async ({ sandbox, shelflife }, provide) => {
    const device = deviceNamed(sandbox, 'ALD-WS-001');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
    await provide({
      page,
      panel,
      device,
      warranty: () => sandbox.world.fieldValue(device.id, 'Warranty Expiry Date'),
      writes: () => sandbox.requests.filter(({ method }) => method === 'PUT').length,
    });
  },
});

export function deviceNamed(sandbox: Sandbox, name: string): Device {
  const device = sandbox.world.devices.find(({ friendlyName }) => friendlyName === name);
  if (!device) throw new Error(`The world has no ${name}`);
  return device;
}
