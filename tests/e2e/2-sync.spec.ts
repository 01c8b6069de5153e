import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { connect, openTab, typeKey, untilSynced } from './connecting.ts';
import { chooseNewClient, mapCompanies } from './importing.ts';
import { expect, test } from './journey.ts';
import { until } from './until.ts';

/** With the query: the proof of the permission asks for one device only. */
const DEVICE_LIST = /\/device\/categories\/\w+\/endpoints\?.*limit=500/;
const COMPANY = 'Alder & Finch Dental';

const devicePages = ({ requests }: Sandbox) =>
  requests.filter(({ path, query }) => DEVICE_LIST.test(`${path}${query}`));

async function expectStaged(popup: Page, count: RegExp): Promise<void> {
  await openTab(popup, 'Devices');
  await expect(popup.getByRole('tabpanel', { name: 'Devices' })).toContainText(count);
}

/** Asks for the devices of a company, without waiting for them. */
async function startMapping(popup: Page, companyName: string): Promise<void> {
  await openTab(popup, 'Companies');
  await chooseNewClient(popup, companyName);
  await popup.getByRole('button', { name: 'Save mapping' }).click();
}

test('the first sync lists companies and sites, and shows how far it has come', async ({
  popup,
  sandbox,
}) => {
  // The first look at the sites is the proof of the permission.
  const held = sandbox.fault({
    path: '/company/sites',
    after: 1,
    effect: { kind: 'hold-answer' },
  });
  await typeKey(popup, sandbox.keys.get('full'));
  await popup.getByRole('button', { name: 'Save and sync' }).click();

  const progress = popup.getByRole('progressbar', { name: 'Sync progress' });
  await expect(progress).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Cancel sync' })).toBeVisible();
  held.release();
  await untilSynced(popup);
  await expect(progress).toBeHidden();
});

test.describe('with a company of more devices than a page holds', () => {
  test.use({ world: { size: { companies: 1, sites: 2, devices: 1_260 } } });

  test('every page is followed to the last', async ({ popup, sandbox }) => {
    await connect(popup, sandbox.keys.get('full'));
    await mapCompanies(popup, [COMPANY]);

    const pages = devicePages(sandbox);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expectStaged(popup, /1[,.]?260/);
  });

  test('a sync whose worker is stopped in the middle goes on from its last page', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    await connect(popup, sandbox.keys.get('full'));
    sandbox.clearRequests();
    const held = sandbox.fault({ path: DEVICE_LIST, after: 1, effect: { kind: 'hold-answer' } });
    await startMapping(popup, COMPANY);
    await until('the second page on its way', async () => held.hits === 1);
    await shelflife.killWorker();
    held.release();
    await popup.reload();
    await untilSynced(popup);

    const pages = devicePages(sandbox);
    expect(pages.length).toBeLessThanOrEqual(4);
    await expectStaged(popup, /1[,.]?260/);
  });

  test('a sync can be cancelled, and started again', async ({ popup, sandbox }) => {
    await connect(popup, sandbox.keys.get('full'));
    const held = sandbox.fault({ path: DEVICE_LIST, after: 1, effect: { kind: 'hang' } });
    await startMapping(popup, COMPANY);
    await until('the second page on its way', async () => held.hits === 1);
    await openTab(popup, 'Overview');
    await popup.getByRole('button', { name: 'Cancel sync' }).click();
    await expect(popup.getByRole('button', { name: 'Cancel sync' })).toBeHidden();

    held.release();
    await popup.getByRole('button', { name: 'Resync', exact: true }).click();
    await untilSynced(popup);
    await expectStaged(popup, /1[,.]?260/);
  });
});

const troubles = [
  { what: 'a refused call', effect: { kind: 'status', status: 403 } },
  { what: 'a lock', effect: { kind: 'status', status: 423 } },
  {
    what: 'throttling',
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '2' }, body: 'slow down' },
  },
  { what: 'a fault of ConnectWise', effect: { kind: 'status', status: 500 } },
  { what: 'a web page for an answer', effect: { kind: 'html' } },
  { what: 'an answer that breaks off', effect: { kind: 'cut' } },
  { what: 'half an answer', effect: { kind: 'truncate' } },
  { what: 'a lost connection', effect: { kind: 'disconnect' } },
] as const;

for (const { what, effect } of troubles) {
  test(`${what} during the sync is said, and a resync after it brings everything`, async ({
    popup,
    sandbox,
  }) => {
    await connect(popup, sandbox.keys.get('full'));
    sandbox.fault({ path: DEVICE_LIST, times: Infinity, effect });
    await startMapping(popup, COMPANY);
    await openTab(popup, 'Overview');
    await expect(
      popup
        .getByRole('alert')
        .or(popup.getByText(/^Waiting/))
        .first(),
    ).toBeVisible({
      timeout: 30_000,
    });

    sandbox.clearFaults();
    const resync = popup.getByRole('button', { name: 'Resync', exact: true });
    if (await resync.isEnabled()) await resync.click();
    await untilSynced(popup);
    await expectStaged(popup, /\b9\b/);
  });
}

test('a token that was voided is replaced once, and the sync goes on', async ({
  popup,
  sandbox,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  sandbox.revokeTokens();
  await mapCompanies(popup, [COMPANY]);

  await expectStaged(popup, /\b9\b/);
  expect(sandbox.requests.filter(({ path }) => path === '/v1/token')).toHaveLength(2);
});

test('a key that was regenerated is said to be refused, and the new secret mends it', async ({
  popup,
  sandbox,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  sandbox.regenerateKey('full');
  await startMapping(popup, COMPANY);
  await openTab(popup, 'Overview');
  await expect(popup.getByRole('alert')).toContainText(/enter the new pair; the data here is kept/);
  await expect(popup.getByText('Needs attention')).toBeVisible();

  await popup.getByRole('button', { name: 'Enter the key again' }).click();
  await typeKey(popup, sandbox.keys.get('full'));
  await popup.getByRole('button', { name: 'Save and sync' }).click();
  await expect(popup.getByText('Connected', { exact: true })).toBeVisible();
  await untilSynced(popup);
  await expectStaged(popup, /\b9\b/);
});

test('odd records are put aside and counted, the others are kept', async ({ popup, sandbox }) => {
  await connect(popup, sandbox.keys.get('full'));
  sandbox.fault({ path: DEVICE_LIST, effect: { kind: 'odd-records', every: 3 } });
  await mapCompanies(popup, [COMPANY]);

  await openTab(popup, 'Overview');
  await expect(popup.getByText(/\b3 records were set aside/)).toBeVisible();
  await expectStaged(popup, /\b6\b/);
});
