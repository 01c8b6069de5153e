import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { MappingProposal } from '@/lib/domain/company-matching';
import type { CompanyRow } from '@/lib/messages/protocol';
import { later, refuse, type Answers } from './fake-worker';
import { clientId, company, status } from './make';
import { openPopup } from './open-pages';
import { chosenIn, textOf } from './read';

const contoso = { id: clientId('k-contoso'), name: 'Contoso' };
const woodgrove = { id: clientId('k-woodgrove'), name: 'Woodgrove' };
const rows = [
  company('Contoso Ltd', { clientId: contoso.id }),
  company('Fabrikam'),
  company('Northwind'),
];

const listing = (companies: readonly CompanyRow[] = rows): Answers => ({
  'companies.list': () => ({ companies, clients: [contoso, woodgrove] }),
  'activity.list': () => ({ rows: [], more: false }),
});

const fabrikamAnew: MappingProposal = {
  companyId: company('Fabrikam').id,
  target: { kind: 'create', name: 'Fabrikam' },
  by: 'new',
  isCertain: true,
};

async function openCompanies(answers: Answers = listing()) {
  const page = openPopup(answers);
  await page.user.click(await screen.findByRole('tab', { name: 'Companies' }));
  return page;
}

const choice = (name: string) => screen.findByRole('combobox', { name: `Client for ${name}` });
const save = () => screen.getByRole('button', { name: 'Save mapping' });
const saveIsOff = () => save().matches(':disabled');

test('lists each company with its client and the choices for it', async () => {
  await openCompanies();
  expect(await screen.findByRole('table', { name: 'Company mapping' })).toBeTruthy();
  expect(chosenIn(await choice('Contoso Ltd'))).toBe('Contoso');
  const fabrikam = await choice('Fabrikam');
  expect(chosenIn(fabrikam)).toBe('Not mapped');
  expect(within(fabrikam).getAllByRole('option').map(textOf)).toEqual([
    'Not mapped',
    'Contoso',
    'Woodgrove',
    'Create client Fabrikam',
    'Leave out',
  ]);
});

test('gives no number of devices before the list of a company was read', async () => {
  const { devices: _unread, ...waiting } = company('Contoso Ltd', { clientId: contoso.id });
  await openCompanies(
    listing([waiting, company('Fabrikam', { clientId: contoso.id, devices: 0 })]),
  );
  const row = async (name: string) => textOf((await choice(name)).closest('tr') ?? undefined);
  expect(await row('Contoso Ltd')).toContain('device list not read yet');
  expect(await row('Fabrikam')).toContain('0 devices');
});

test('says by which ids other systems know a company', async () => {
  await openCompanies(
    listing([
      company('Contoso Ltd', { externalIds: ['19304'] }),
      company('Fabrikam', { externalIds: ['7', '19305'] }),
      company('Northwind'),
    ]),
  );
  const row = async (name: string) => textOf((await choice(name)).closest('tr') ?? undefined);
  expect(await row('Contoso Ltd')).toContain('External id 19304');
  expect(await row('Fabrikam')).toContain('External ids 7, 19305');
  expect(await row('Northwind')).not.toContain('External');
});

test('saves only what was changed, and says so', async () => {
  const page = await openCompanies({ ...listing(), 'mapping.save': () => null });
  expect(await choice('Fabrikam')).toBeTruthy();
  expect(saveIsOff()).toBe(true);
  await page.user.selectOptions(await choice('Fabrikam'), 'Create client Fabrikam');
  await page.user.selectOptions(await choice('Northwind'), 'Woodgrove');
  expect(screen.getByText('2 unsaved changes')).toBeTruthy();
  await page.user.click(save());
  expect(await screen.findByText('Mapping saved for 2 companies.')).toBeTruthy();
  expect(page.worker.bodiesOf('mapping.save')).toEqual([
    [
      { companyId: rows[1]?.id, target: { kind: 'create', name: 'Fabrikam' } },
      { companyId: rows[2]?.id, target: { kind: 'client', clientId: woodgrove.id } },
    ],
  ]);
});

test('a choice taken back is no change', async () => {
  const { user } = await openCompanies();
  await user.selectOptions(await choice('Contoso Ltd'), 'Not mapped');
  expect(saveIsOff()).toBe(false);
  await user.selectOptions(await choice('Contoso Ltd'), 'Contoso');
  expect(saveIsOff()).toBe(true);
});

test('searches by part of the name, and can show only unmapped companies', async () => {
  const { user } = await openCompanies();
  await choice('Fabrikam');
  await user.click(screen.getByRole('checkbox', { name: 'Only unmapped' }));
  expect(screen.queryByRole('combobox', { name: 'Client for Contoso Ltd' })).toBeNull();
  await user.type(screen.getByRole('searchbox', { name: 'Search companies' }), 'NORTH');
  expect(screen.queryByRole('combobox', { name: 'Client for Fabrikam' })).toBeNull();
  expect(await choice('Northwind')).toBeTruthy();
});

test('a row stays in place while it is mapped, though only unmapped ones are shown', async () => {
  const { user } = await openCompanies();
  await user.click(await screen.findByRole('checkbox', { name: 'Only unmapped' }));
  await user.selectOptions(await choice('Fabrikam'), 'Contoso');
  expect(chosenIn(await choice('Fabrikam'))).toBe('Contoso');
});

test('Match automatically fills proposals in, names the ties, and saves nothing', async () => {
  const { user, worker } = await openCompanies({
    ...listing(),
    'mapping.propose': () => [fabrikamAnew],
  });
  await choice('Fabrikam');
  await user.click(screen.getByRole('button', { name: 'Match automatically' }));
  expect(
    await screen.findByText(/^Chose a client for 1 company.*Left to you.*“Northwind”/),
  ).toBeTruthy();
  expect(chosenIn(await choice('Fabrikam'))).toBe('Create client Fabrikam');
  expect(chosenIn(await choice('Northwind'))).toBe('Not mapped');
  expect(worker.bodiesOf('mapping.save')).toEqual([]);
});

test('Match automatically leaves what the person has chosen', async () => {
  const { user } = await openCompanies({
    ...listing(),
    'mapping.propose': () => [fabrikamAnew],
  });
  await user.selectOptions(await choice('Fabrikam'), 'Woodgrove');
  await user.click(screen.getByRole('button', { name: 'Match automatically' }));
  await screen.findByText(/Nothing left to match/);
  expect(chosenIn(await choice('Fabrikam'))).toBe('Woodgrove');
});

test('a client that one row is about to create is offered in the others', async () => {
  const { user } = await openCompanies();
  await user.selectOptions(await choice('Fabrikam'), 'Create client Fabrikam');
  await user.selectOptions(await choice('Northwind'), 'New client Fabrikam');
  expect(screen.getByText('2 unsaved changes')).toBeTruthy();
});

test('unsaved choices survive another tab and fresh data', async () => {
  const { user, worker } = await openCompanies();
  await user.selectOptions(await choice('Fabrikam'), 'Woodgrove');
  worker.answer(listing([...rows, company('Tailspin')]));
  worker.notify({ about: 'companies' });
  await choice('Tailspin');
  await user.click(screen.getByRole('tab', { name: 'Activity' }));
  await user.click(screen.getByRole('tab', { name: 'Companies' }));
  expect(chosenIn(await choice('Fabrikam'))).toBe('Woodgrove');
  expect(saveIsOff()).toBe(false);
});

test('a mapping that could not be saved says why, keeps the choices, and tries again', async () => {
  const { user, worker } = await openCompanies({
    ...listing(),
    'mapping.save': refuse(new Failure('unexpected', 'The store is closed.')),
  });
  await user.selectOptions(await choice('Fabrikam'), 'Woodgrove');
  await user.click(save());
  expect(textOf(await screen.findByRole('alert'))).toContain('The store is closed.');
  expect(chosenIn(await choice('Fabrikam'))).toBe('Woodgrove');
  worker.answer({ 'mapping.save': () => null });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Mapping saved for 1 company.')).toBeTruthy();
});

test('what is chosen while saving stays to be saved', async () => {
  const answer = later<null>();
  const { user } = await openCompanies({ ...listing(), 'mapping.save': () => answer.promise });
  await user.selectOptions(await choice('Fabrikam'), 'Woodgrove');
  await user.click(save());
  await user.selectOptions(await choice('Northwind'), 'Contoso');
  answer.resolve(null);
  await waitFor(() => expect(screen.getByText('1 unsaved change')).toBeTruthy());
  expect(chosenIn(await choice('Northwind'))).toBe('Contoso');
});

test('hostile names are shown as text', async () => {
  const name = '<img src=x onerror=alert(1)> \u202Egnp.exe';
  await openCompanies(listing([company('x', { name })]));
  expect(await choice('<img src=x onerror=alert(1)> gnp.exe')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test('companies that could not be listed say why', async () => {
  await openCompanies({
    'companies.list': refuse(new Failure('server-error', 'ConnectWise answered 500.')),
  });
  expect(textOf(await screen.findByRole('alert'))).toContain('ConnectWise answered 500.');
});

test('the tab counts what is not mapped without changing its name', async () => {
  openPopup({
    'status.get': () => status({ counts: { ...status().counts, unmappedCompanies: 7 } }),
  });
  expect(textOf(await screen.findByRole('tab', { name: 'Companies' }))).toBe('Companies7');
});
