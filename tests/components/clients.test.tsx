import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Client } from '@/lib/domain/company';
import { Failure } from '@/lib/domain/failure';
import { refuse, type Answers } from './fake-worker';
import { clientId, company } from './make';
import { openPopup, openWorkspace } from './open-pages';
import { textOf } from './read';

const contoso: Client = { id: clientId('k-contoso'), name: 'Contoso' };
const woodgrove: Client = {
  id: clientId('k-woodgrove'),
  name: 'Woodgrove',
  origin: 'file',
  externalIds: [{ system: 'file', id: '17' }],
};

const answers: Answers = {
  'companies.list': () => ({
    companies: [company('Contoso Ltd', { clientId: contoso.id })],
    clients: [contoso, woodgrove],
  }),
  'mapping.propose': () => [],
};

async function openClients(over: Answers = {}) {
  const page = openWorkspace('#companies', { ...answers, ...over });
  await page.user.click(await screen.findByRole('button', { name: 'Clients…' }));
  return { ...page, dialog: await screen.findByRole('dialog', { name: 'Clients' }) };
}

test('clients say where they came from and who uses them', async () => {
  const { dialog } = await openClients();
  const list = await within(dialog).findByRole('list', { name: 'Clients' });
  const [one, other] = within(list).getAllByRole('listitem');
  expect(textOf(one)).toContain('1 company · from the RMM');
  expect(textOf(other)).toContain('no company · from a file · External id 17');
  expect(within(dialog).queryByRole('button', { name: 'Remove Contoso' })).toBeNull();
});

test('a client is added, renamed and removed by hand', async () => {
  const { user, worker, dialog } = await openClients({ 'clients.change': () => null });
  await within(dialog).findByRole('list', { name: 'Clients' });
  await user.type(screen.getByRole('textbox', { name: 'Name of the new client' }), 'Tailspin');
  await user.click(screen.getByRole('button', { name: 'Add client' }));
  await screen.findByText('Client Tailspin added.');
  await user.click(screen.getByRole('button', { name: 'Rename Woodgrove' }));
  const name = screen.getByRole('textbox', { name: 'New name of Woodgrove' });
  await user.clear(name);
  await user.type(name, 'Wood{Enter}');
  await screen.findByText('Client renamed to Wood.');
  await user.click(screen.getByRole('button', { name: 'Remove Woodgrove' }));
  await screen.findByText('Client Woodgrove removed.');
  expect(worker.bodiesOf('clients.change')).toEqual([
    { kind: 'add', name: 'Tailspin' },
    { kind: 'rename', clientId: woodgrove.id, name: 'Wood' },
    { kind: 'remove', clientId: woodgrove.id },
  ]);
});

test('a name that is taken is refused, and stays to be changed', async () => {
  const { user } = await openClients({
    'clients.change': refuse(new Failure('bad-input', 'There is a client of that name.')),
  });
  const name = await screen.findByRole('textbox', { name: 'Name of the new client' });
  await user.type(name, 'Contoso');
  await user.click(screen.getByRole('button', { name: 'Add client' }));
  expect(textOf(await screen.findByRole('alert'))).toContain('There is a client of that name.');
  expect(name).toHaveProperty('value', 'Contoso');
});

test('a popup, which closes over the browser’s dialog for files, leads to the workspace', async () => {
  const { user } = openPopup(answers);
  await user.click(await screen.findByRole('tab', { name: 'Companies' }));
  await user.click(await screen.findByRole('button', { name: 'Clients…' }));
  const link = await screen.findByRole('link', { name: /^Import from a file/ });
  expect(link.getAttribute('href')).toBe('workspace.html#companies');
});

const file = (text: BlobPart, name = 'clients.csv') => new File([text], name);

async function openImport(text: BlobPart, over: Answers = {}) {
  const page = await openClients(over);
  await page.user.click(screen.getByRole('button', { name: 'Import from a file…' }));
  await page.user.upload(screen.getByLabelText('CSV file'), file(text));
  return page;
}

const counts = async () => {
  const preview = await screen.findByRole('region', { name: 'What the import would do' });
  const [list] = within(preview).getAllByRole('list');
  return within(list ?? preview)
    .getAllByRole('listitem')
    .map(textOf);
};

const CSV = 'Client;Number\r\nTailspin;9\r\nWoodgrove;17\r\nCONTOSO Ltd.;\r\n;5\r\n';

test('a file is imported only after it was shown what that would do', async () => {
  const { user, worker } = await openImport(CSV, { 'clients.import': () => ({ imported: 1 }) });
  expect(await counts()).toEqual([
    '1 new client',
    '1 known already',
    '1 doubtful row',
    '1 row can’t be read',
  ]);
  expect(screen.getByText(/CONTOSO Ltd\. is Contoso but for case/)).toBeTruthy();
  expect(worker.bodiesOf('clients.import')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Import 1 client' }));
  expect(await screen.findByText(/^1 client imported\./)).toBeTruthy();
  expect(worker.bodiesOf('clients.import')).toEqual([[{ name: 'Tailspin', externalId: '9' }]]);
});

test('a doubtful row is imported once a person says that it is a client of its own', async () => {
  const { user, worker } = await openImport(CSV, { 'clients.import': () => ({ imported: 2 }) });
  await user.click(await screen.findByRole('checkbox', { name: 'Add CONTOSO Ltd. of line 4' }));
  await user.click(screen.getByRole('button', { name: 'Import 2 clients' }));
  await screen.findByText(/^2 clients imported\./);
  expect(worker.bodiesOf('clients.import')[0]).toContainEqual({
    name: 'CONTOSO Ltd.',
    isOwn: true,
  });
});

test('the columns can be chosen otherwise than the first row suggests', async () => {
  const { user } = await openImport('A,B\n1,Tailspin\n2,Wingtip\n');
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'Column with the name' }),
    'Column 2 (for example B)',
  );
  expect((await counts())[0]).toBe('3 new clients');
  await user.click(screen.getByRole('checkbox', { name: /^The first row/ }));
  expect((await counts())[0]).toBe('2 new clients');
});

test('a file that can’t be taken says why', async () => {
  await openImport('\r\n  \r\n');
  expect(await screen.findByText('This file holds no rows.')).toBeTruthy();
});
