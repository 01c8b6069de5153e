/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { FaultEffect } from '../sandbox/faults.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { connect, openTab, resync, typeKey, untilSynced, untilSyncedAnew } from './connecting.ts';
import { deviceBoxes, importDevices, mapAll, untilDatesRead } from './importing.ts';
import { expect, test } from './journey.ts';
import { ALDER, starts } from './prepared-profiles.ts';
import { until } from './until.ts';

const MINUTE_MS = 60_000;

/** The requests of a sync, phase by phase; with the query where a proof of a permission asks alike. */
const phases = {
  companies: /\/v1\/company\/companies(\?|$)/,
  sites: /\/v1\/company\/sites(\?|$)/,
  devices: /\/device\/categories\/\w+\/endpoints\?.*limit=500/,
  groups: /\/v1\/device-groups(\?|$)/,
  'members of groups': /\/v2\/device-groups\/[^/]+\/endpoints/,
  'hosts of virtual machines': /\/hypervisors\/hosts/,
  'definitions of fields': /\/custom-field\/definitions/,
} as const;

/** The partner's own; a vendor's are asked for besides. */
const FIELD_VALUES = /\/endpoints\/[^/]+\/custom-fields\?(?!.*vendor)/;

const asked = ({ requests }: Sandbox, path: RegExp) =>
  requests.filter((request) => path.test(`${request.path}${request.query}`));

async function startResync(popup: Page): Promise<void> {
  await openTab(popup, 'Overview');
  await popup.getByRole('button', { name: 'Resync', exact: true }).click();
}

const expectListed = async (popup: Page, count: number): Promise<void> => {
  await openTab(popup, 'Devices');
  await expect(deviceBoxes(popup)).toHaveCount(count);
};

/** How many devices wait to be imported. */
async function listed(popup: Page): Promise<string | undefined> {
  await openTab(popup, 'Devices');
  const all = popup.getByText(/^All: [\d,.]+ devices/);
  return /[\d,.]+/.exec((await all.textContent()) ?? '')?.[0];
}

const passing: readonly { readonly what: string; readonly effect: FaultEffect }[] = [
  {
    what: 'a storm of refusals',
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: 'slow down' },
  },
  { what: 'web pages for answers', effect: { kind: 'html' } },
  { what: 'lost connections', effect: { kind: 'disconnect' } },
];

test.describe('with a company mapped', () => {
  test.use({ start: starts.mapped });

  test('a sync whose worker is stopped in every phase asks nothing twice but what was in flight', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    sandbox.clearRequests();
    await resync(popup);
    const quiet = Object.entries(phases).map(([phase, path]) => [
      phase,
      asked(sandbox, path).length,
    ]);
    expect(quiet.filter(([, count]) => count === 0)).toEqual([]);
    sandbox.clearRequests();

    const paths = Object.values(phases);
    const holdAt = (path: RegExp | undefined) =>
      path && sandbox.fault({ path, effect: { kind: 'hold-answer' } });
    let held = holdAt(paths[0]);
    await startResync(popup);
    for (const [index, phase] of Object.keys(phases).entries()) {
      await until(phase, async () => (held?.hits ?? 0) > 0);
      await shelflife.killWorker();
      held?.release();
      held = holdAt(paths[index + 1]);
      await popup.reload();
    }
    await untilSynced(popup);
    const killed = Object.entries(phases).map(([phase, path]) => [
      phase,
      asked(sandbox, path).length,
    ]);
    expect(killed).toEqual(quiet.map(([phase, count]) => [phase, Number(count) + 1]));
    await expectListed(popup, 9);
  });

  test('the reading of dates goes on after its worker was stopped, and reads none twice but those in flight', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    sandbox.clearRequests();
    const held = sandbox.fault({ path: FIELD_VALUES, times: 4, effect: { kind: 'hold-answer' } });
    await importDevices(popup);
    await until('the first devices on their way', async () => held.hits > 0);
    await shelflife.killWorker();
    held.release();
    await popup.reload();
    await untilDatesRead(popup);

    const reads = Map.groupBy(asked(sandbox, FIELD_VALUES), ({ path }) => path);
    expect(reads.size).toBe(9);
    const twice = [...reads.values()].filter((requests) => requests.length > 1);
    expect(twice.length).toBeLessThanOrEqual(4);
  });

  for (const { what, effect } of passing) {
    test(`${what}: the sync comes through by itself, and no request comes before its time`, async ({
      popup,
      sandbox,
    }) => {
      sandbox.clearRequests();
      const fault = sandbox.fault({ path: /\/api\/platform\//, times: 2, effect });
      await startResync(popup);
      await until(what, async () => fault.hits === 2, { timeoutMs: 20_000 });
      await untilSyncedAnew(popup);
      await expect(popup.getByRole('alert')).toHaveCount(0);

      const refused = sandbox.requests.filter(({ status }) => status === 429);
      for (const { at } of refused) {
        const early = sandbox.requests.filter((next) => next.at > at && next.at < at + 1_000);
        expect(early).toEqual([]);
      }
    });
  }

  test('a scope that was withdrawn stops the sync and is named; a repair takes one step', async ({
    popup,
    sandbox,
  }) => {
    const key = sandbox.keys.get('full');
    sandbox.setScopes(
      'full',
      key.scopes.filter((scope) => scope !== 'platform.sites.read'),
    );
    await startResync(popup);
    await expect(popup.getByRole('alert')).toContainText('platform.sites.read');
    await expectListed(popup, 9);

    await popup.getByRole('button', { name: 'Enter the key again' }).click();
    await typeKey(popup, sandbox.keys.issue({ label: 'with all scopes' }));
    await popup.getByRole('button', { name: 'Save and sync' }).click();
    await expect(popup.getByRole('alert')).toHaveCount(0);
    await untilSyncedAnew(popup);
  });
});

test.describe('with tokens that live five seconds', () => {
  test.use({ world: { token: { lifetimeSeconds: 5, lockSeconds: 0 } } });

  test('a sync outlives its token, and comes through by itself', async ({ popup, sandbox }) => {
    await connect(popup, sandbox.keys.get('full'));
    await mapAll(popup);
    sandbox.clearRequests();
    for (const path of [phases.companies, phases.sites]) {
      sandbox.fault({ path, effect: { kind: 'delay', ms: 3_000 } });
    }
    await resync(popup);
    const [first] = asked(sandbox, phases.companies);
    const renewals = asked(sandbox, /^\/v1\/token$/).filter(({ at }) => at > (first?.at ?? NaN));
    expect(renewals.length).toBeGreaterThan(0);
    await expect(popup.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('with every company mapped', () => {
  test.use({ start: starts.everyCompanyMapped });

  test('a company that goes while a sync runs costs the others nothing', async ({
    popup,
    sandbox,
  }) => {
    const before = await listed(popup);
    const { world } = sandbox;
    const gone = world.companies.find(({ name }) => name === ALDER);
    const held = sandbox.fault({ path: phases.sites, effect: { kind: 'hold-answer' } });
    await startResync(popup);
    await held.reached;
    world.withdrawCompany(gone?.id ?? '');
    held.release();
    await untilSyncedAnew(popup);

    expect(await listed(popup)).toBe(before);
    const table = popup.getByRole('table', { name: 'Devices to import' });
    await expect(table.getByText('No longer in the RMM')).toHaveCount(9);
  });
});

/** More than can have gone by themselves between two syncs. */
const loseAThird = ({ world }: Sandbox): void => {
  const lost = world.devices.filter((_, index) => index % 3 === 0);
  for (const { id } of lost) world.fleet.remove(id);
};

test.describe('when ConnectWise lists a third of the devices less', () => {
  test.describe('of those that are imported', () => {
    test.use({ start: starts.threeCompanies });

    test('a person is asked, and may say that they are gone', async ({ popup, sandbox }) => {
      loseAThird(sandbox);
      await resync(popup);
      await expect(popup.getByText(/^\d+ of \d+ devices were not in/)).toBeVisible();
      await popup.getByRole('button', { name: 'Mark as missing' }).click();
      await expect(popup.getByRole('button', { name: 'Mark as missing' })).toBeHidden();
      await resync(popup);
      await expect(popup.getByRole('button', { name: 'Mark as missing' })).toBeHidden();
    });
  });

  test.describe('of those that wait', () => {
    test.use({ start: starts.everyCompanyMapped });

    test('a person may keep them, and they are there again with the next list', async ({
      popup,
      sandbox,
    }) => {
      const ids = sandbox.world.devices.map(({ id }) => id);
      const before = await listed(popup);
      loseAThird(sandbox);
      await resync(popup);
      await popup.getByRole('button', { name: 'Keep them' }).click();
      await expect(popup.getByRole('button', { name: 'Keep them' })).toBeHidden();
      for (const id of ids) sandbox.world.fleet.restore(id);
      await resync(popup);
      await expect(popup.getByRole('button', { name: 'Keep them' })).toBeHidden();
      expect(await listed(popup)).toBe(before);
      const table = popup.getByRole('table', { name: 'Devices to import' });
      await expect(table.getByText('No longer in the RMM')).toHaveCount(0);
    });
  });
});

const minutesUntilResync = (popup: Page): Promise<number | undefined> =>
  popup.evaluate(async (minuteMs) => {
    const alarm = await chrome.alarms.get('resync');
    return alarm && (alarm.scheduledTime - Date.now()) / minuteMs;
  }, MINUTE_MS);

/** As the clock would, which can't be moved here: what is planned is due now, and the alarm rings. */
const makeResyncDue = (popup: Page): Promise<void> =>
  popup.evaluate(async () => {
    const opening = indexedDB.open('shelflife');
    await new Promise((done) => opening.addEventListener('success', done));
    const tx = opening.result.transaction('state', 'readwrite');
    tx.objectStore('state').put(Date.now(), 'nextSyncAt');
    await new Promise((done) => tx.addEventListener('complete', done));
    opening.result.close();
    await chrome.alarms.create('resync', { when: Date.now() });
  });

test.describe('with a key and nothing more', () => {
  test.use({ start: starts.connected });

  test('the next resync is an alarm of the browser, and found again where it was lost', async ({
    popup,
    shelflife,
  }) => {
    const first = await until('the first alarm', () => minutesUntilResync(popup));
    // An hour, give or take a tenth; the profile may have been prepared some minutes ago.
    expect(first).toBeGreaterThan(40);
    expect(first).toBeLessThan(67);

    await shelflife.killWorker();
    await popup.evaluate(() => chrome.alarms.clearAll());
    await popup.reload();
    const again = await until('the alarm', () => minutesUntilResync(popup));
    expect(Math.abs(again - first)).toBeLessThan(1);
  });

  test('the alarm of the resync wakes a worker that was stopped, and the sync runs by itself', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    await shelflife.killWorker();
    sandbox.clearRequests();
    await makeResyncDue(popup);
    await until('the sync', async () => asked(sandbox, phases.companies).length === 1);
    await untilSyncedAnew(popup);
    const minutes = await until('the next alarm', () => minutesUntilResync(popup));
    expect(minutes).toBeGreaterThan(50);
  });
});
