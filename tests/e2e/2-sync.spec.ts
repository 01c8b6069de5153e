import type { Page } from '@playwright/test';
import type { FaultEffect } from '../sandbox/faults.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { connect, openTab, typeKey, untilSynced } from './connecting.ts';
import { chooseNewClient, mapCompanies } from './importing.ts';
import { expect, test } from './journey.ts';
import { ALDER, starts } from './prepared-profiles.ts';
import { until } from './until.ts';

/** With the query: the proof of the permission asks for one device only. */
const DEVICE_LIST = /\/device\/categories\/\w+\/endpoints\?.*limit=500/;

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

/** Begins a sync where none runs. */
async function startResync(popup: Page): Promise<void> {
  await openTab(popup, 'Overview');
  const resync = popup.getByRole('button', { name: 'Resync', exact: true });
  if (await resync.isEnabled()) await resync.click();
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
  test.use({
    world: { size: { companies: 1, sites: 2, devices: 1_260 } },
    start: starts.connected,
  });
  /** With the hosts that only the watch over virtual machines names. */
  const ALL = /1[,.]?268/;

  test('every page is followed to the last', async ({ popup, sandbox }) => {
    await mapCompanies(popup, [ALDER]);

    const pages = devicePages(sandbox);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expectStaged(popup, ALL);
  });

  test('a sync whose worker is stopped at every page goes on from the last one it has', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    sandbox.clearRequests();
    let held = sandbox.fault({ path: DEVICE_LIST, effect: { kind: 'hold-answer' } });
    await startMapping(popup, ALDER);
    for (const page of [1, 2, 3]) {
      await until(`page ${page} on its way`, async () => held.hits > 0);
      await shelflife.killWorker();
      held.release();
      // One page goes through before the next stop.
      held = sandbox.fault({ path: DEVICE_LIST, after: 1, effect: { kind: 'hold-answer' } });
      if (page === 3) sandbox.clearFaults();
      await popup.reload();
    }
    await untilSynced(popup);

    expect(devicePages(sandbox).length).toBeLessThanOrEqual(3 + 3);
    await expectStaged(popup, ALL);
  });

  test('a sync can be cancelled, and started again', async ({ popup, sandbox }) => {
    const held = sandbox.fault({ path: DEVICE_LIST, after: 1, effect: { kind: 'hang' } });
    await startMapping(popup, ALDER);
    await until('the second page on its way', async () => held.hits === 1);
    await openTab(popup, 'Overview');
    await popup.getByRole('button', { name: 'Cancel sync' }).click();
    await expect(popup.getByRole('button', { name: 'Cancel sync' })).toBeHidden();

    held.release();
    await popup.getByRole('button', { name: 'Resync', exact: true }).click();
    await untilSynced(popup);
    await expectStaged(popup, ALL);
  });
});

const troubles: readonly { readonly what: string; readonly effect: FaultEffect }[] = [
  { what: 'a refused call', effect: { kind: 'status', status: 403 } },
  { what: 'a fault of ConnectWise', effect: { kind: 'status', status: 500 } },
  { what: 'a web page for an answer', effect: { kind: 'html' } },
  { what: 'an answer that breaks off', effect: { kind: 'cut' } },
  { what: 'half an answer', effect: { kind: 'truncate' } },
  { what: 'a lost connection', effect: { kind: 'disconnect' } },
  { what: 'a lock', effect: { kind: 'status', status: 423 } },
  {
    what: 'throttling',
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '2' }, body: 'slow down' },
  },
];

test.describe('with a company mapped', () => {
  test.use({ start: starts.mapped });

  test('trouble during a sync is said, and the next one brings everything', async ({
    popup,
    sandbox,
  }) => {
    for (const [at, { what, effect }] of troubles.entries()) {
      await test.step(what, async () => {
        const fault = sandbox.fault({ path: DEVICE_LIST, times: Infinity, effect });
        sandbox.world.addDevice({ siteId: sandbox.world.sites[0]?.id ?? '' });
        await startResync(popup);
        await until(what, async () => fault.hits > 0);
        const said = popup.getByRole('alert').or(popup.getByText(/^Waiting/));
        await expect(said.first()).toBeVisible({ timeout: 30_000 });

        sandbox.clearFaults();
        await startResync(popup);
        await expect(said.first()).toBeHidden({ timeout: 30_000 });
        await untilSynced(popup);
        await expectStaged(popup, new RegExp(`\\b${at + 10}\\b`));
      });
    }
  });
});

test.describe('with a key and nothing more', () => {
  test.use({ start: starts.connected });

  test('a key that was regenerated is said to be refused, and the new secret mends it', async ({
    popup,
    sandbox,
  }) => {
    sandbox.regenerateKey('full');
    await startMapping(popup, ALDER);
    await openTab(popup, 'Overview');
    await expect(popup.getByRole('alert')).toContainText(
      /enter the new pair; the data here is kept/,
    );
    await expect(popup.getByText('Needs attention')).toBeVisible();

    await popup.getByRole('button', { name: 'Enter the key again' }).click();
    await typeKey(popup, sandbox.keys.get('full'));
    await popup.getByRole('button', { name: 'Save and sync' }).click();
    await expect(popup.getByText('Connected', { exact: true })).toBeVisible();
    await untilSynced(popup);
    await expectStaged(popup, /\b9\b/);
  });

  test('odd records are put aside and counted, the others are kept', async ({ popup, sandbox }) => {
    sandbox.fault({ path: DEVICE_LIST, effect: { kind: 'odd-records', every: 3 } });
    await mapCompanies(popup, [ALDER]);

    await openTab(popup, 'Overview');
    await expect(popup.getByText(/\b3 records were set aside/)).toBeVisible();
    await expectStaged(popup, /\b6\b/);
  });
});

test('a token that was voided is replaced once, and the sync goes on', async ({
  popup,
  sandbox,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  sandbox.revokeTokens();
  await mapCompanies(popup, [ALDER]);

  await expectStaged(popup, /\b9\b/);
  expect(sandbox.requests.filter(({ path }) => path === '/v1/token')).toHaveLength(2);
});
