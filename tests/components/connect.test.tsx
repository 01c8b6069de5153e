import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import { later, refuse } from './fake-worker';
import { granted, status } from './make';
import { disconnected, openPopup } from './open-pages';
import { chosenIn, descriptionOf, isRefused, textOf } from './read';

const textbox = (name: string) => screen.findByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

async function typeKey(user: ReturnType<typeof openPopup>['user'], clientId = '0e30abcdef012345') {
  await user.type(await textbox('Client ID'), clientId);
  await user.type(await textbox('Client secret'), 'a-secret-of-some-length');
}

test('asks for the credentials while not connected', async () => {
  openPopup(disconnected);
  expect(await screen.findByRole('heading', { name: 'Connect to ConnectWise RMM' })).toBeTruthy();
  const secret = await textbox('Client secret');
  expect(secret).toHaveProperty('type', 'password');
  const regions = within(screen.getByRole('combobox', { name: 'Region' })).getAllByRole('option');
  expect(regions.map(({ textContent }) => textContent)).toEqual([
    'North America',
    'Europe',
    'Australia',
  ]);
});

test('shows the secret only on request', async () => {
  const { user } = openPopup(disconnected);
  const secret = await textbox('Client secret');
  await user.click(button('Show characters'));
  expect(secret).toHaveProperty('type', 'text');
  await user.click(button('Hide characters'));
  expect(secret).toHaveProperty('type', 'password');
});

test('takes a pasted secret', async () => {
  const { user, app } = openPopup(disconnected);
  await user.click(await textbox('Client secret'));
  await user.paste('pasted-secret');
  expect(app.connection.typed.value.clientSecret).toBe('pasted-secret');
});

test.for([
  ['0e30', 'North America'],
  ['0E31', 'Europe'],
  ['0e32', 'Australia'],
])('a Client ID that begins with %s sets the region to %s', async ([prefix, region]) => {
  const { user } = openPopup(disconnected);
  await user.type(await textbox('Client ID'), `${prefix}abcdef`);
  expect(chosenIn(screen.getByRole('combobox', { name: 'Region' }))).toBe(region);
});

test('keeps the region that the person chose, and says when the Client ID speaks against it', async () => {
  const { user } = openPopup(disconnected);
  const region = await screen.findByRole('combobox', { name: 'Region' });
  await user.selectOptions(region, 'Australia');
  await user.type(await textbox('Client ID'), '0e31abcdef');
  expect(chosenIn(region)).toBe('Australia');
  expect(descriptionOf(region)).toMatch(/was made in Europe/);
});

test('what was typed before does not come back over what the person does meanwhile', async () => {
  const draft = Promise.withResolvers<unknown>();
  const { user } = openPopup(disconnected, {
    drafts: { read: () => draft.promise, write: () => Promise.resolve() },
  });
  const region = await screen.findByRole('combobox', { name: 'Region' });
  await user.selectOptions(region, 'Australia');
  draft.resolve({ clientId: '', region: 'eu' });
  await draft.promise;
  await user.type(await textbox('Client ID'), '0e31abcdef');
  expect(chosenIn(region)).toBe('Australia');
});

test('refuses malformed credentials before any request, with the reason at the field', async () => {
  const { user, worker } = openPopup(disconnected);
  const id = await textbox('Client ID');
  await user.type(id, '0e30 abc def');
  await user.click(button('Test connection'));
  expect(descriptionOf(id)).toMatch(/space or line break/);
  expect(isRefused(id)).toBe(true);
  expect(document.activeElement).toBe(id);
  const secret = await textbox('Client secret');
  expect(descriptionOf(secret)).toBe('Enter the Client secret.');
  expect(textOf(await screen.findByRole('alert'))).toMatch(/Nothing was sent to ConnectWise/);
  expect(worker.bodiesOf('connection.test')).toEqual([]);
});

test('an empty form asks to be filled in, and calls nothing wrong', async () => {
  const { user } = openPopup(disconnected);
  await textbox('Client ID');
  await user.click(button('Test connection'));
  const told = textOf(await screen.findByRole('alert'));
  expect(told).toMatch(/the form is not filled in yet\..*Enter what is marked above/);
  expect(told).not.toMatch(/can’t be right|Correct the value/);
});

test('a corrected field loses its reason', async () => {
  const { user } = openPopup(disconnected);
  const id = await textbox('Client ID');
  await user.click(button('Test connection'));
  await user.type(id, '0e30abcdef');
  expect(isRefused(id)).toBe(false);
  expect(isRefused(await textbox('Client secret'))).toBe(true);
});

test('a test with everything granted says Connected and lists the permissions', async () => {
  const { user, worker } = openPopup({
    ...disconnected,
    'connection.test': () => ({ permissions: granted({ 'data-mapping': 'unproven' }) }),
  });
  await typeKey(user);
  await user.click(button('Test connection'));
  const list = await screen.findByRole('list', { name: 'Permissions' });
  expect(textOf(screen.getByRole('status'))).toMatch(/^Connected/);
  const [first, ...rest] = within(list).getAllByRole('listitem');
  expect(textOf(first)).toMatch(
    /Read companies.*granted.*Lists your companies.*platform\.companies\.read/,
  );
  expect(textOf(rest.at(-1))).toMatch(/not proven/);
  expect(worker.bodiesOf('connection.test')).toEqual([
    { clientId: '0e30abcdef012345', clientSecret: 'a-secret-of-some-length', region: 'na' },
  ]);
});

test('a missing required permission is an alert with cause and cure', async () => {
  const failure = new Failure('missing-scope', 'The key may not read sites.', {
    scope: 'platform.sites.read',
  });
  const { user } = openPopup({
    ...disconnected,
    'connection.test': () => ({
      problem: problemOf(failure),
      permissions: granted({ sites: 'missing' }),
    }),
  });
  await typeKey(user);
  await user.click(button('Test connection'));
  const alert = await screen.findByRole('alert');
  expect(textOf(alert)).toContain('The key may not read sites.');
  expect(textOf(alert)).toContain('generate a key that has the scope platform.sites.read');
  const items = within(screen.getByRole('list', { name: 'Permissions' })).getAllByRole('listitem');
  expect(textOf(items[1])).toMatch(/Read sites.*missing/);
});

test('says that dates cannot be saved where only the writing is missing', async () => {
  const { user } = openPopup({
    ...disconnected,
    'connection.test': () => ({ permissions: granted({ 'field-values-write': 'missing' }) }),
  });
  await typeKey(user);
  await user.click(button('Test connection'));
  expect(await screen.findByText(/^Connected\..*can be read but not saved/)).toBeTruthy();
});

test.for([
  'refused-credentials',
  'wrong-region',
  'offline',
  'timed-out',
  'locked',
  'rate-limited',
  'bad-response',
  'server-error',
] as const)('a test that ends with %s shows its message and its advice', async (kind) => {
  const failure = new Failure(kind, `It ended with ${kind}.`);
  const { user } = openPopup({ ...disconnected, 'connection.test': refuse(failure) });
  await typeKey(user);
  await user.click(button('Test connection'));
  const alert = await screen.findByRole('alert');
  expect(textOf(alert)).toContain(failure.message);
  expect(textOf(alert)).toContain(problemOf(failure).advice);
});

test('the buttons keep their names while busy, and a second click asks nothing more', async () => {
  const answer = later<{ permissions: ReturnType<typeof granted> }>();
  const { user, worker } = openPopup({ ...disconnected, 'connection.test': () => answer.promise });
  await typeKey(user);
  await user.click(button('Test connection'));
  expect(button('Test connection').getAttribute('aria-busy')).toBe('true');
  await user.click(button('Test connection'));
  answer.resolve({ permissions: granted() });
  await screen.findByRole('list', { name: 'Permissions' });
  expect(worker.bodiesOf('connection.test')).toHaveLength(1);
});

test('asks the browser for the region within the click, before anything else', async () => {
  const asked: string[] = [];
  const { user } = openPopup(
    { ...disconnected, 'connection.save': () => ({ permissions: granted() }) },
    {
      requestHosts(region) {
        asked.push(`${region} ${document.activeElement?.textContent}`);
        return Promise.resolve(true);
      },
    },
  );
  await typeKey(user, '0e31abcdef012345');
  button('Save and sync').addEventListener('click', () =>
    queueMicrotask(() => asked.push('later')),
  );
  await user.click(button('Save and sync'));
  expect(asked).toEqual(['eu Save and sync', 'later']);
});

test('a host that is refused is an alert with the cure, and nothing is sent', async () => {
  const { user, worker } = openPopup(disconnected, {
    requestHosts: () => Promise.resolve(false),
  });
  await typeKey(user, '0e32abcdef012345');
  await user.click(button('Save and sync'));
  expect(textOf(await screen.findByRole('alert'))).toMatch(/auplatform.*Allow Shelflife to reach/);
  expect(worker.bodiesOf('connection.save')).toEqual([]);
});

test('typing another key ends the wait for an answer to the browser’s question', async () => {
  const answer = Promise.withResolvers<boolean>();
  const { user, worker } = openPopup(disconnected, { requestHosts: () => answer.promise });
  await typeKey(user, '0e31abcdef012345');
  await user.click(button('Save and sync'));
  await user.type(await textbox('Client ID'), '6');
  expect(button('Test connection').hasAttribute('disabled')).toBe(false);
  answer.resolve(true);
  await answer.promise;
  expect(worker.bodiesOf('connection.save')).toEqual([]);
});

test('saving connects, shows the overview, and forgets the secret', async () => {
  const { user, worker, app } = openPopup({
    ...disconnected,
    'connection.save': () => {
      worker.answer({ 'status.get': () => status() });
      return { permissions: granted() };
    },
  });
  await typeKey(user);
  await user.click(button('Save and sync'));
  expect(await screen.findByRole('tab', { name: 'Overview' })).toBeTruthy();
  expect(app.connection.typed.value.clientSecret).toBe('');
});

test('a popup that closed and opened again still has the Client ID, never the secret', async () => {
  const kept = new Map<string, unknown>();
  const drafts = {
    read: (name: string) => Promise.resolve(kept.get(name)),
    write: async (name: string, draft: unknown) => void kept.set(name, draft),
  };
  const { user } = openPopup(disconnected, { drafts });
  await typeKey(user, '0e31abcdef012345');
  expect(JSON.stringify([...kept])).not.toContain('secret');
  document.body.replaceChildren();
  openPopup(disconnected, { drafts });
  expect(await screen.findByDisplayValue('0e31abcdef012345')).toBeTruthy();
  expect(chosenIn(screen.getByRole('combobox', { name: 'Region' }))).toBe('Europe');
  expect(await textbox('Client secret')).toHaveProperty('value', '');
});

test('says where the key is made and which scopes it needs', async () => {
  const { user } = openPopup(disconnected);
  await user.click(await screen.findByText('How to make the key'));
  expect(screen.getByText('Generate API Access')).toBeTruthy();
  await user.click(button('Copy the scopes'));
  const copied = await navigator.clipboard.readText();
  expect(copied.split('\n')).toContain('platform.custom_fields_values.read');
});

const trial = { what: 'test', clientId: '0e31abcdef012345', region: 'eu' } as const;
const typedBefore = {
  drafts: {
    read: () => Promise.resolve({ clientId: trial.clientId, region: trial.region }),
    write: () => Promise.resolve(),
  },
};

test('a test that was running when the popup closed shows its result in the next one', async () => {
  const { worker } = openPopup({ ...disconnected, 'connection.trial': () => trial }, typedBefore);
  expect(await screen.findByText(/^Asking ConnectWise/)).toBeTruthy();
  worker.answer({ 'connection.trial': () => ({ ...trial, test: { permissions: granted() } }) });
  worker.notify({ about: 'status' });
  expect(await screen.findByText(/^Connected\. 10 of 10/)).toBeTruthy();
  expect(descriptionOf(await textbox('Client secret'))).toMatch(/Never kept/);
});

test('the result stays while the secret is pasted again, and goes with another Client ID', async () => {
  const { user } = openPopup(
    {
      ...disconnected,
      'connection.trial': () => ({ ...trial, test: { permissions: granted() } }),
    },
    typedBefore,
  );
  await screen.findByText(/^Connected/);
  await user.type(await textbox('Client secret'), 'a-secret');
  expect(screen.getByText(/^Connected/)).toBeTruthy();
  await user.type(await textbox('Client ID'), '6');
  expect(screen.queryByText(/^Connected/)).toBeNull();
});

test('the result of another key than the typed one is not shown', async () => {
  openPopup({
    ...disconnected,
    'connection.trial': () => ({ ...trial, test: { permissions: granted() } }),
  });
  await textbox('Client ID');
  expect(screen.queryByText(/^Connected/)).toBeNull();
});

const refusedHere = new Failure('wrong-region', 'This key was made in Europe.');

test('a key of another region is mended by one click', async () => {
  const { user, worker } = openPopup({
    ...disconnected,
    'connection.test': ({ region }) =>
      region === 'eu'
        ? { permissions: granted() }
        : {
            problem: problemOf(refusedHere),
            permissions: [],
            elsewhere: { found: 'eu', unasked: [] },
          },
  });
  await typeKey(user, '9f31abcdef012345');
  await user.click(button('Test connection'));
  await user.click(await screen.findByRole('button', { name: 'Switch to Europe and try again' }));
  expect(await screen.findByText(/^Connected/)).toBeTruthy();
  expect(chosenIn(screen.getByRole('combobox', { name: 'Region' }))).toBe('Europe');
  expect(worker.bodiesOf('connection.test').map(({ region }) => region)).toEqual(['na', 'eu']);
});

test('a region that the Client ID itself names needs no looking for', async () => {
  const { user } = openPopup({
    ...disconnected,
    'connection.test': ({ region }) =>
      region === 'eu'
        ? { permissions: granted() }
        : {
            problem: problemOf(refusedHere),
            permissions: [],
            elsewhere: { unasked: ['eu', 'au'] },
          },
  });
  await typeKey(user, '0e31abcdef0123456789abcdef012345');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Region' }), 'North America');
  await user.click(button('Test connection'));
  await user.click(await screen.findByRole('button', { name: 'Switch to Europe and try again' }));
  expect(await screen.findByText(/^Connected/)).toBeTruthy();
});

test('regions that the browser keeps closed are asked for on a click only', async () => {
  const asked: unknown[] = [];
  const { user, worker } = openPopup(
    {
      ...disconnected,
      'connection.test': () => ({
        problem: problemOf(refusedHere),
        permissions: [],
        elsewhere: { unasked: ['eu', 'au'] },
      }),
    },
    {
      requestApis(regions) {
        asked.push(regions);
        return Promise.resolve(true);
      },
    },
  );
  await typeKey(user);
  await user.click(button('Test connection'));
  const look = await screen.findByRole('button', { name: 'Look for it in Europe and Australia' });
  expect(asked).toEqual([]);
  await user.click(look);
  expect(asked).toEqual([['eu', 'au']]);
  expect(worker.bodiesOf('connection.test')).toHaveLength(2);
});

test('each permission that is missing says what that costs, and its cure', async () => {
  const { user } = openPopup({
    ...disconnected,
    'connection.test': () => ({
      permissions: granted({ 'device-groups': 'missing', 'field-values-write': 'missing' }),
    }),
  });
  await typeKey(user);
  await user.click(button('Test connection'));
  const list = await screen.findByRole('list', { name: 'Permissions' });
  const items = within(list).getAllByRole('listitem').map(textOf);
  expect(items.filter((text) => /Generate a key/i.test(text ?? ''))).toEqual([
    expect.stringMatching(
      /can’t be saved.*custom_fields_values\.write or platform\.devices\.write/,
    ),
    expect.stringMatching(/All else works without it.*platform\.deviceGroups\.read/),
  ]);
});

test('the guide says what each scope is for, and copies only the needed ones as well', async () => {
  const { user } = openPopup(disconnected);
  await user.click(await screen.findByText('How to make the key'));
  const scope = screen.getByText('platform.deviceGroups.read').closest('li');
  expect(textOf(scope ?? undefined)).toMatch(/Filters devices by group/);
  await user.click(button('Copy only the needed ones'));
  const copied = (await navigator.clipboard.readText()).split('\n');
  expect(copied).toContain('platform.devices.write');
  expect(copied).not.toContain('platform.deviceGroups.read');
});
