import { openTab } from './connecting.ts';
import { mapAll, mapCompanies, mappingOf } from './importing.ts';
import { expect, test } from './journey.ts';
import { starts } from './prepared-profiles.ts';

test.use({ start: starts.connected });

test('every company of the RMM is listed, not mapped at first', async ({ popup, sandbox }) => {
  await openTab(popup, 'Companies');
  const table = popup.getByRole('table', { name: 'Company mapping' });
  for (const { name } of sandbox.world.companies) {
    const choice = table.getByRole('combobox', { name: `Client for ${name}`, exact: true });
    await expect(choice.locator('option:checked')).toHaveText('Not mapped');
    await expect(choice.locator('option').last()).toBeAttached();
  }
});

test('mapping a company to a new client brings its devices into staging', async ({
  popup,
  sandbox,
}) => {
  const [company] = sandbox.world.companies;
  const name = company?.name ?? '';
  await mapCompanies(popup, [name]);

  await openTab(popup, 'Devices');
  const table = popup.getByRole('table', { name: 'Devices to import' });
  for (const { friendlyName } of sandbox.world.devicesOf(company?.id ?? '')) {
    await expect(table.getByRole('checkbox', { name: `Select ${friendlyName}` })).toBeVisible();
  }
});

test('a second company can be given the client of the first', async ({ popup }) => {
  await mapCompanies(popup, ['Bluewater Logistics']);
  await openTab(popup, 'Companies');
  const other = mappingOf(popup, 'Blue Water Logistics Ltd');
  await other.selectOption({ label: 'Bluewater Logistics' });
  await popup.getByRole('button', { name: 'Save mapping' }).click();
  await popup.reload();
  await openTab(popup, 'Companies');

  await expect(other.locator('option:checked')).toHaveText('Bluewater Logistics');
});

test('matching by name maps every company, and the choice outlives the popup', async ({
  popup,
  sandbox,
}) => {
  await mapAll(popup);
  await popup.reload();
  await openTab(popup, 'Companies');

  for (const { name } of sandbox.world.companies) {
    await expect(mappingOf(popup, name).locator('option:checked')).toHaveText(name);
  }
});

test('companies are found by a part of their name and by being unmapped', async ({ popup }) => {
  await mapCompanies(popup, ['Bluewater Logistics']);
  await openTab(popup, 'Companies');
  const choices = popup.getByRole('combobox', { name: /^Client for / });

  await popup.getByRole('searchbox', { name: 'Search companies' }).fill('water');
  await expect(choices).toHaveCount(2);
  await popup.getByRole('checkbox', { name: 'Only unmapped' }).check();
  await expect(choices).toHaveCount(1);
});

test('clients of a file are seen before they are imported; what is certain is mapped, what is similar waits, and a company is left out', async ({
  popup,
  shelflife,
}) => {
  const workspace = await shelflife.openWorkspace();
  await workspace.getByRole('link', { name: 'Companies', exact: true }).click();
  await workspace.getByRole('button', { name: 'Clients…' }).click();
  await workspace.getByRole('button', { name: 'Import from a file…' }).click();
  const text = 'Client;Number\r\n"ALDER & FINCH DENTAL Inc.";7\r\nBluewater Logistic;8\r\n;9\r\n';
  await workspace
    .getByLabel('CSV file')
    .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const preview = workspace.getByRole('region', { name: 'What the import would do' });
  await expect(preview).toContainText('2 new clients');
  await expect(preview).toContainText('1 row can’t be read');
  await workspace.getByRole('button', { name: 'Import 2 clients' }).click();
  await expect(workspace.getByText(/^2 clients imported/)).toBeVisible();
  await workspace.getByRole('button', { name: 'Close' }).click();

  await popup.bringToFront();
  await openTab(popup, 'Companies');
  await popup.getByRole('button', { name: 'Accept all certain' }).click();
  const chosen = (company: string) => mappingOf(popup, company).locator('option:checked');
  await expect(chosen('Alder & Finch Dental')).toHaveText('ALDER & FINCH DENTAL Inc.');
  await expect(chosen('Bluewater Logistics')).toHaveText('Not mapped');
  await popup
    .getByRole('button', { name: 'Accept Bluewater Logistic for Bluewater Logistics' })
    .click();
  await mappingOf(popup, 'Dunmore Primary School').selectOption({ label: 'Leave out' });
  await popup.getByRole('button', { name: 'Save mapping' }).click();
  await expect(popup.getByText('Mapping saved for 3 companies.')).toBeVisible();
  await popup.reload();
  await openTab(popup, 'Companies');
  await expect(chosen('Bluewater Logistics')).toHaveText('Bluewater Logistic');
  await popup.getByRole('checkbox', { name: 'Only unmapped' }).check();
  await expect(mappingOf(popup, 'Dunmore Primary School')).toHaveCount(0);
});
