import { openTab } from './connecting.ts';
import { chooseFilter, deviceBoxes, importDevices, mapCompanies } from './importing.ts';
import { expect, test } from './journey.ts';
import { ALDER, starts } from './prepared-profiles.ts';

test.describe('with a company mapped', () => {
  test.use({ start: starts.mapped });

  test('all of a filter are put aside for a reason, and brought back', async ({ shelflife }) => {
    const workspace = await shelflife.openWorkspace();
    await workspace.getByRole('link', { name: 'Devices', exact: true }).click();
    await chooseFilter(workspace, 'Type', 'Laptop');
    await expect(deviceBoxes(workspace)).toHaveCount(2);
    await workspace.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await workspace
      .getByRole('combobox', { name: 'Reason for ignoring' })
      .selectOption({ label: 'Retired or replaced' });
    await workspace.getByRole('button', { name: 'Ignore selected' }).click();
    await expect(workspace.getByText('Ignored 2 devices.')).toBeVisible();

    await workspace.getByRole('tab', { name: 'Ignored' }).click();
    await expect(workspace.getByText('Ignored: Retired or replaced')).toHaveCount(2);
    await workspace.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await workspace.getByRole('button', { name: 'Put back for review' }).click();
    await expect(workspace.getByText('No device fits these filters')).toBeVisible();
  });

  test('selected devices are imported, ignored ones are put aside, the rest waits', async ({
    popup,
  }) => {
    await importDevices(popup, ['ALD-WS-001', 'ALD-LT-004']);

    const table = popup.getByRole('table', { name: 'Devices to import' });
    await table.getByRole('checkbox', { name: 'Select ALD-NET-007' }).check();
    await popup.getByRole('button', { name: 'Ignore selected' }).click();

    await expect(table.getByRole('checkbox', { name: 'Select ALD-NET-007' })).toHaveCount(0);
    await expect(deviceBoxes(popup)).toHaveCount(6);
  });

  test('all that wait are imported at once, and their dates are read', async ({
    popup,
    sandbox,
  }) => {
    await importDevices(popup);

    const wanted = sandbox.world.devices.filter(
      ({ companyId }) => sandbox.world.company(companyId)?.name === ALDER,
    );
    await expect
      .poll(() => {
        const read = sandbox.requests.filter(
          ({ path, status }) => path.endsWith('/custom-fields') && status === 200,
        );
        return wanted.filter(({ id }) => !read.some(({ path }) => path.includes(id))).length;
      })
      .toBe(0);
  });
});

test.describe('with every company mapped', () => {
  test.use({ start: starts.everyCompanyMapped });

  test('devices are narrowed down by company, by type and by device group', async ({ popup }) => {
    await openTab(popup, 'Devices');

    await chooseFilter(popup, 'Company', ALDER);
    await expect(deviceBoxes(popup)).toHaveCount(9);
    await chooseFilter(popup, 'Type', 'Laptop');
    await expect(deviceBoxes(popup)).toHaveCount(2);

    await popup.reload();
    await openTab(popup, 'Devices');
    await chooseFilter(popup, 'Group', 'Reception pilots');
    await expect(deviceBoxes(popup)).toHaveCount(7);
    await chooseFilter(popup, 'Group', 'Empty group');
    await expect(popup.getByText('No device fits these filters')).toBeVisible();
  });

  test('hostile names are shown as text', async ({ popup }) => {
    let dialogs = 0;
    popup.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await openTab(popup, 'Devices');
    await chooseFilter(popup, 'Company', 'Quick');

    const box = popup.getByRole('checkbox', { name: 'Select <img src=x onerror=alert(1)>' });
    await expect(box).toBeVisible();
    expect(dialogs).toBe(0);
    expect(await popup.locator('img[src="x"]').count()).toBe(0);
  });
});

test.describe('with devices imported', () => {
  test.use({ start: starts.imported });

  test('a device’s page in the workspace tells what only its own calls tell', async ({
    shelflife,
  }) => {
    const workspace = await shelflife.openWorkspace();
    await workspace.getByRole('link', { name: 'Devices', exact: true }).click();
    await workspace.getByRole('tab', { name: 'Imported' }).click();
    await workspace.getByRole('link', { name: 'ALD-WS-001' }).click();

    await expect(workspace.getByRole('heading', { name: 'ALD-WS-001', level: 1 })).toBeVisible();
    const facts = workspace.getByRole('region', { name: 'Device', exact: true });
    for (const label of ['Processor', 'Memory', 'Last signed-in user', 'Device groups']) {
      await expect(facts.getByText(label, { exact: true })).toBeVisible();
    }
    await expect(workspace.getByRole('region', { name: 'Custom fields' })).toContainText(
      'Asset Tag',
    );
  });
});

test.describe('with no company mapped', () => {
  test.use({ start: starts.connected });

  test('with the switch on, devices of a mapped company are imported without review', async ({
    popup,
    sandbox,
  }) => {
    await openTab(popup, 'Devices');
    await popup.getByRole('switch', { name: 'Import new devices automatically' }).click();
    await mapCompanies(popup, [ALDER]);

    await expect
      .poll(() => sandbox.requests.filter(({ path }) => path.endsWith('/custom-fields')).length)
      .toBeGreaterThan(0);
    await openTab(popup, 'Devices');
    await expect(popup.getByRole('checkbox', { name: 'Select ALD-WS-001' })).toHaveCount(0);
  });
});
