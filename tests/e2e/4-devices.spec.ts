import { connect, openTab } from './connecting.ts';
import { chooseFilter, deviceBoxes, importDevices, mapAll, mapCompanies } from './importing.ts';
import { expect, test } from './journey.ts';

const COMPANY = 'Alder & Finch Dental';

test('selected devices are imported, ignored ones are put aside, the rest waits', async ({
  popup,
  sandbox,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, [COMPANY]);
  await importDevices(popup, ['ALD-WS-001', 'ALD-LT-004']);

  const table = popup.getByRole('table', { name: 'Devices to import' });
  await table.getByRole('checkbox', { name: 'Select ALD-NET-007' }).check();
  await popup.getByRole('button', { name: 'Ignore selected' }).click();

  await expect(table.getByRole('checkbox', { name: 'Select ALD-NET-007' })).toHaveCount(0);
  await expect(deviceBoxes(popup)).toHaveCount(6);
});

test('all that wait are imported at once, and their dates are read', async ({ popup, sandbox }) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, [COMPANY]);
  await importDevices(popup);

  const wanted = sandbox.world.devices.filter(
    ({ companyId }) => sandbox.world.company(companyId)?.name === COMPANY,
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

test('devices are narrowed down by company and by type', async ({ popup, sandbox }) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapAll(popup);
  await openTab(popup, 'Devices');

  await chooseFilter(popup, 'Company', COMPANY);
  await expect(deviceBoxes(popup)).toHaveCount(9);
  await chooseFilter(popup, 'Type', 'Laptop');
  await expect(deviceBoxes(popup)).toHaveCount(2);
});

test('devices are narrowed down by device group', async ({ popup, sandbox }) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapAll(popup);
  await openTab(popup, 'Devices');

  await chooseFilter(popup, 'Group', 'Reception pilots');
  await expect(deviceBoxes(popup)).toHaveCount(7);
  await chooseFilter(popup, 'Group', 'Empty group');
  await expect(popup.getByText('No device fits these filters')).toBeVisible();
});

test('a device’s page in the workspace tells what only its own calls tell', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, [COMPANY]);
  await importDevices(popup, ['ALD-WS-001']);
  const workspace = await shelflife.openWorkspace();
  await workspace.getByRole('link', { name: 'Devices', exact: true }).click();
  await workspace.getByRole('tab', { name: 'Imported' }).click();
  await workspace.getByRole('link', { name: 'ALD-WS-001' }).click();

  await expect(workspace.getByRole('heading', { name: 'ALD-WS-001', level: 1 })).toBeVisible();
  const facts = workspace.getByRole('region', { name: 'Device', exact: true });
  for (const label of ['Processor', 'Memory', 'Last signed-in user', 'Device groups']) {
    await expect(facts.getByText(label, { exact: true })).toBeVisible();
  }
  await expect(workspace.getByRole('region', { name: 'Custom fields' })).toContainText('Asset Tag');
});

test('with the switch on, devices of a mapped company are imported without review', async ({
  popup,
  sandbox,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await openTab(popup, 'Devices');
  await popup.getByRole('switch', { name: 'Import new devices automatically' }).click();
  await mapCompanies(popup, [COMPANY]);

  await expect
    .poll(() => sandbox.requests.filter(({ path }) => path.endsWith('/custom-fields')).length)
    .toBeGreaterThan(0);
  await openTab(popup, 'Devices');
  await expect(popup.getByRole('checkbox', { name: 'Select ALD-WS-001' })).toHaveCount(0);
});

test('hostile names are shown as text', async ({ popup, sandbox }) => {
  let dialogs = 0;
  popup.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await connect(popup, sandbox.keys.get('full'));
  await mapAll(popup);
  await openTab(popup, 'Devices');
  await chooseFilter(popup, 'Company', 'Quick');

  const box = popup.getByRole('checkbox', { name: 'Select <img src=x onerror=alert(1)>' });
  await expect(box).toBeVisible();
  expect(dialogs).toBe(0);
  expect(await popup.locator('img[src="x"]').count()).toBe(0);
});
