import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import { panelOn } from './editing.ts';
import { chooseNewClient, mappingOf } from './importing.ts';
import { expect, test } from './journey.ts';
import { openDevicePage, openPortal } from './portal-pages.ts';
import { ALDER, starts } from './prepared-profiles.ts';

const deviceNamed = (sandbox: Sandbox, name: string): Device => {
  const device = sandbox.world.devices.find((one) => one.friendlyName === name);
  if (!device) throw new Error(`The world has no ${name}`);
  return device;
};

test.describe('with the devices of a company imported', () => {
  test.use({ start: starts.imported });

  test('a device page shows the device’s dates, in whatever way its address names the device', async ({
    sandbox,
    shelflife,
  }) => {
    const device = deviceNamed(sandbox, 'ALD-WS-002');
    for (const address of ['hash', 'path', 'query', 'public', 'reg', 'classic'] as const) {
      await test.step(address, async () => {
        const page = await openDevicePage(shelflife.context, device, address);
        const panel = await panelOn(page);
        await panel.button(/^Warranty active 2029-04-13, in \d+ days$/).one();
        const text = await panel.says(/2024-04-14/);
        expect(text).toMatch(/\d(\.\d)? years/);
        expect(text).toMatch(/ConnectWise RMM/);
        await panel.button('Edit dates').one();
        await page.close();
      });
    }
  });

  test('a device page in a frame of the old shell shows it in the frame, once', async ({
    sandbox,
    shelflife,
  }) => {
    const device = deviceNamed(sandbox, 'ALD-LT-004');
    const page = await openDevicePage(shelflife.context, device, 'framed');
    const frame = page.frames().find((one) => one !== page.mainFrame());
    if (!frame) throw new Error('The page has no frame');

    await (await panelOn(page, frame)).button(/^Warranty expiring 2027-01-21/).one();
    expect(await (await panelOn(page)).all()).toHaveLength(0);
  });

  test('the region follows the page from device to device, and leaves with it', async ({
    sandbox,
    shelflife,
  }) => {
    const page = await openDevicePage(shelflife.context, deviceNamed(sandbox, 'ALD-WS-001'));
    const panel = await panelOn(page);
    await panel.button(/^Warranty active 2027-10-09/).one();

    const other = deviceNamed(sandbox, 'ALD-LT-004');
    await page.evaluate(
      ([from = '', to = '']) => {
        location.hash = location.hash.replace(from, to);
      },
      [deviceNamed(sandbox, 'ALD-WS-001').id, other.id],
    );
    await panel.button(/^Warranty expiring 2027-01-21/).one();
    await page.getByRole('link', { name: 'Service tickets' }).click();
    await panel.gone();
    await page.goBack();
    await panel.button(/^Warranty expiring 2027-01-21/).one();
  });

  test('a virtual machine shows no warranty', async ({ sandbox, shelflife }) => {
    const page = await openDevicePage(shelflife.context, deviceNamed(sandbox, 'ALD-VM-006'));
    const panel = await panelOn(page);
    await panel.one();

    expect(await panel.button(/^Warranty/).all()).toHaveLength(0);
  });

  test('nothing is shown on a page that is about no device', async ({ shelflife }) => {
    const page = await openPortal(
      shelflife.context,
      '/QADashB/QuickAccess/NewDesktops/service-tickets',
    );
    await page.getByText('No open tickets.').waitFor();

    expect(await (await panelOn(page)).all()).toHaveLength(0);
  });
});

test.describe('with a key and nothing more', () => {
  test.use({ start: starts.connected });

  test('a company that is not mapped can be mapped from its device’s page, and the device imported', async ({
    sandbox,
    shelflife,
  }) => {
    const page = await openDevicePage(shelflife.context, deviceNamed(sandbox, 'ALD-WS-001'));
    const panel = await panelOn(page);
    await panel.says(/Company not mapped/);
    const opened = shelflife.context.waitForEvent('page');
    await panel.button('Map company').click();
    const workspace = await opened;
    await expect(mappingOf(workspace, ALDER)).toBeFocused();
    await chooseNewClient(workspace, ALDER);
    await workspace.getByRole('button', { name: 'Save mapping' }).click();

    await page.bringToFront();
    await panel.says(/Not imported/);
    await panel.button('Import this device').click();
    await panel.button(/^Warranty active 2027-10-09/).one();
  });
});
