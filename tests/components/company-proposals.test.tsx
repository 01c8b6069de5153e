import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { MappingProposal } from '@/lib/domain/company-matching';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { Answers } from './fake-worker';
import { clientId, company } from './make';
import { openPopup } from './open-pages';
import { chosenIn, textOf } from './read';

const contoso = { id: clientId('k-contoso'), name: 'Contoso' };
const woodgrove = { id: clientId('k-woodgrove'), name: 'Woodgrove' };
const rows = [company('Contoso Ltd'), company('Wood Grove'), company('Northwind')];

const proposals: readonly MappingProposal[] = [
  {
    companyId: company('Contoso Ltd').id,
    target: { kind: 'client', clientId: contoso.id },
    by: 'normalised',
    isCertain: true,
  },
  {
    companyId: company('Wood Grove').id,
    target: { kind: 'client', clientId: woodgrove.id },
    by: 'similar',
    likeness: 0.82,
    isCertain: false,
  },
  {
    companyId: company('Northwind').id,
    target: { kind: 'create', name: 'Northwind' },
    by: 'new',
    isCertain: true,
  },
];

const listing = (over: Partial<AnswerOf<'companies.list'>> = {}): Answers => ({
  'companies.list': () => ({ companies: rows, clients: [contoso, woodgrove], ...over }),
  'mapping.propose': () => proposals,
});

async function openCompanies(answers: Answers = listing()) {
  const page = openPopup(answers);
  await page.user.click(await screen.findByRole('tab', { name: 'Companies' }));
  return page;
}

const choice = (name: string) => screen.findByRole('combobox', { name: `Client for ${name}` });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('an uncertain proposal stands with its reason until a person accepts it', async () => {
  const { user, worker } = await openCompanies();
  const open = await screen.findByRole('list', { name: 'Proposals for Wood Grove' });
  expect(textOf(open)).toContain('Maybe Woodgrove?');
  expect(textOf(open)).toContain('82 % alike');
  expect(chosenIn(await choice('Wood Grove'))).toBe('Not mapped');
  await user.click(button('Accept Woodgrove for Wood Grove'));
  expect(chosenIn(await choice('Wood Grove'))).toBe('Woodgrove');
  expect(screen.queryByRole('list', { name: 'Proposals for Wood Grove' })).toBeNull();
  expect(worker.bodiesOf('mapping.save')).toEqual([]);
});

test('what is certain is taken at one stroke, with its reason, and what is not is left', async () => {
  const { user } = await openCompanies();
  await screen.findByText('1 company can be matched for certain.');
  await user.click(button('Accept all certain'));
  expect(chosenIn(await choice('Contoso Ltd'))).toBe('Contoso');
  expect(textOf((await choice('Contoso Ltd')).closest('tr') ?? undefined)).toContain(
    'Same name but for case, punctuation or legal form',
  );
  expect(chosenIn(await choice('Wood Grove'))).toBe('Not mapped');
  expect(chosenIn(await choice('Northwind'))).toBe('Not mapped');
});

test('Match automatically makes new clients too, and never takes a similar one', async () => {
  const { user } = await openCompanies();
  await choice('Northwind');
  await user.click(button('Match automatically'));
  await screen.findByText(/^Chose a client for 2 companies.*“Wood Grove”\.$/);
  expect(chosenIn(await choice('Northwind'))).toBe('Create client Northwind');
  expect(chosenIn(await choice('Wood Grove'))).toBe('Not mapped');
});

test('only the proposals that wait can be looked at', async () => {
  const { user } = await openCompanies();
  await screen.findByText('1 proposal waits for your word: it is not certain.');
  await user.click(button('Look at it'));
  expect(screen.getAllByRole('combobox', { name: /^Client for/ })).toHaveLength(1);
  expect(screen.getByRole('radio', { name: /^Proposals/ })).toHaveProperty('checked', true);
});

test('a company is left out, is not unmapped then, and can be listed with its like', async () => {
  const out = company('Tailspin', { isLeftOut: true });
  const { user, worker } = await openCompanies({
    ...listing({ companies: [...rows, out] }),
    'mapping.save': () => null,
  });
  expect(chosenIn(await choice('Tailspin'))).toBe('Leave out');
  await user.selectOptions(await choice('Northwind'), 'Leave out');
  await user.click(button('Save mapping'));
  await screen.findByText('Mapping saved for 1 company.');
  expect(worker.bodiesOf('mapping.save')).toEqual([
    [{ companyId: company('Northwind').id, target: { kind: 'leave-out' } }],
  ]);
  await user.click(screen.getByRole('checkbox', { name: 'Only unmapped' }));
  expect(screen.queryByRole('combobox', { name: 'Client for Tailspin' })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Only unmapped' }));
  await user.click(screen.getByRole('radio', { name: /^Left out/ }));
  expect(screen.getAllByRole('combobox', { name: /^Client for/ })).toHaveLength(1);
});

test('one choice is made for all selected companies, and taken back as one', async () => {
  const { user } = await openCompanies();
  await choice('Northwind');
  await user.click(screen.getByRole('checkbox', { name: 'Select Northwind' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select Wood Grove' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Map selected to' }), 'Contoso');
  expect(await screen.findByText('2 unsaved changes')).toBeTruthy();
  expect(chosenIn(await choice('Northwind'))).toBe('Contoso');
  expect(screen.queryByRole('combobox', { name: 'Map selected to' })).toBeNull();
  await user.click(button('Undo'));
  expect(chosenIn(await choice('Northwind'))).toBe('Not mapped');
  expect(chosenIn(await choice('Wood Grove'))).toBe('Not mapped');
  expect(screen.queryByText('2 unsaved changes')).toBeNull();
});

test('what changes nothing is nothing to take back', async () => {
  const { user } = await openCompanies();
  await choice('Northwind');
  await user.click(screen.getByRole('checkbox', { name: 'Select Northwind' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Map selected to' }), 'Not mapped');
  await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull());
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('all shown companies are selected at once', async () => {
  const { user } = await openCompanies();
  await choice('Northwind');
  await user.type(screen.getByRole('searchbox', { name: 'Search companies' }), 'wo');
  await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }));
  expect(screen.getByText('1 selected')).toBeTruthy();
});

test('the last saved change can be taken back', async () => {
  const undo = { what: 'mapping', count: 3, at: 1 } as const;
  const { user, worker } = await openCompanies({
    ...listing({ undo }),
    'mapping.undo': () => ({ isUndone: true }),
  });
  const take = await screen.findByRole('button', { name: 'Undo mapping of 3 companies' });
  worker.answer(listing());
  await user.click(take);
  expect(await screen.findByText('The last change was taken back.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());
});

test('a list of proposals names each company that is meant', async () => {
  const twice = proposals.map((one) =>
    one.by === 'similar' ? { ...one, by: 'exact' as const } : one,
  );
  await openCompanies({ ...listing(), 'mapping.propose': () => twice });
  const open = await screen.findByRole('list', { name: 'Proposals for Wood Grove' });
  expect(within(open).getByText('Same name; more than one has it')).toBeTruthy();
});
