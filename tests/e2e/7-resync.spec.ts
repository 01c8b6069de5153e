import { connect, openTab, resync, untilSyncedAnew } from './connecting.ts';
import { panelOn } from './editing.ts';
import { deviceBoxes } from './importing.ts';
import { expect, test } from './journey.ts';
import { openDevicePage } from './portal-pages.ts';
import { ALDER } from './prepared-profiles.ts';

test.use({
  start: { companies: [ALDER], devices: ['ALD-WS-001', 'ALD-WS-002', 'ALD-WS-003'] },
});

test('a resync brings another technician’s date to a page that is open', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  const [device] = sandbox.world.devices;
  if (!device) throw new Error('The world has no device');
  const page = await openDevicePage(shelflife.context, device);
  const panel = await panelOn(page);
  await panel.button(/^Warranty active 2027-10-09/).one();
  sandbox.world.setFieldValue(device.id, 'Warranty Expiry Date', {
    value: '2031-02-03',
    by: 'tech.west',
  });
  await resync(popup);

  await panel.button(/^Warranty active 2031-02-03/).one();
});

test('a new device waits for review after a resync', async ({ popup, sandbox }) => {
  const [device] = sandbox.world.devices;
  sandbox.world.addDevice({
    siteId: device?.siteId ?? '',
    friendlyName: 'ALD-WS-777',
    serialNumber: 'NEW7770',
  });
  await resync(popup);
  await openTab(popup, 'Devices');

  await expect(popup.getByRole('checkbox', { name: 'Select ALD-WS-777' })).toBeVisible();
});

test('a renamed device is the same device after a resync', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  const [device] = sandbox.world.devices;
  if (!device) throw new Error('The world has no device');
  sandbox.world.renameDevice(device.id, 'Front counter');
  await resync(popup);
  await openTab(popup, 'Devices');
  await expect(deviceBoxes(popup)).toHaveCount(6);
  await expect(popup.getByRole('checkbox', { name: 'Select Front counter' })).toHaveCount(0);

  const page = await openDevicePage(shelflife.context, device, 'classic');
  await (await panelOn(page)).button(/^Warranty active 2027-10-09/).one();
});

test('a device that vanished is marked and keeps its dates, and comes back with them', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  const [device] = sandbox.world.devices;
  if (!device) throw new Error('The world has no device');
  const page = await openDevicePage(shelflife.context, device);
  const panel = await panelOn(page);
  await panel.button(/^Warranty active 2027-10-09/).one();
  sandbox.world.fleet.remove(device.id);
  await resync(popup);
  await panel.says(/Not in ConnectWise RMM since/);
  await panel.button(/^Warranty active 2027-10-09/).one();

  sandbox.world.fleet.restore(device.id);
  await resync(popup);
  await expect
    .poll(async () => /Not in ConnectWise RMM/.test((await panel.one()).text))
    .toBe(false);
});

test('a full resync asks first, and keeps mappings and imports', async ({ popup, sandbox }) => {
  await openTab(popup, 'Overview');
  const read = sandbox.nextRequest(({ path }) => path.includes('/device/categories/'));
  await popup.getByRole('button', { name: 'Full resync' }).click();
  const dialog = popup.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /^Yes/ }).click();
  await read;
  await untilSyncedAnew(popup);
  await openTab(popup, 'Devices');

  await expect(deviceBoxes(popup)).toHaveCount(6);
});

test('disconnecting forgets the key and keeps the data', async ({ popup, sandbox }) => {
  await openTab(popup, 'Overview');
  await popup.getByRole('button', { name: 'Disconnect' }).click();
  const dialog = popup.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(popup.getByRole('heading', { name: 'Connect to ConnectWise RMM' })).toBeVisible();

  await connect(popup, sandbox.keys.get('full'));
  await openTab(popup, 'Devices');
  await expect(deviceBoxes(popup)).toHaveCount(6);
});
