import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { Place } from '@/lib/domain/row-place';
import type { Asker, Routes } from '@/lib/messages/serve';
import { getDevice } from '@/lib/store/devices';
import type { NextMissing } from '@/lib/sync/missing-dates';
import { isPortalOrigin } from '@/lib/domain/region';
import { openDevice } from '@/lib/sync/portal-places';
import { track } from '@/lib/sync/track-devices';
import { editorRequest, ofCompany, ofDevice, undoing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { quickSave, retry, undo } from './edit-routes';
import { createLedTabs } from './led-tabs';
import { afterDevice, placeInFleet, quickEditing, tickedDevices } from './portal-bodies';

type ActRoutes = Pick<
  Routes,
  | 'portal.import'
  | 'portal.map-company'
  | 'portal.open-editor'
  | 'portal.quick-edit'
  | 'portal.undo'
  | 'portal.retry'
  | 'portal.open-bulk'
  | 'portal.next-missing'
  | 'portal.open-fleet'
>;

/** What a person may set going from within a portal page; no more of it than a person can click. */
export const portalActs = (context: Context): ActRoutes => ({
  ...pageRoutes(context),

  'portal.import': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId } = parsed(ofDevice, body);
      context.limitWrites(asker.tabId);
      await importDevice(context, deviceId);
      return null;
    },
  },
  'portal.open-editor': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId, prefill } = parsed(editorRequest, body);
      context.limitWrites(asker.tabId);
      await mustBeImported(context, deviceId);
      if (!isPortalOrigin(asker.origin)) await openInTab(context, deviceId);
      const framedBy = { tabId: tabOf(asker), frameId: asker.frameId };
      const occasion = { framedBy, deviceId, ...(prefill && { prefill }) };
      return { ticket: await context.tickets.issue(occasion) };
    },
  },
  'portal.quick-edit': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId, act } = parsed(quickEditing, body);
      context.limitWrites(asker.tabId);
      await mustBeImported(context, deviceId);
      return quickSave(context, deviceId, act);
    },
  },
  'portal.undo': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId, saveId } = parsed(undoing, body);
      context.limitWrites(asker.tabId);
      await undo(context, saveId, deviceId);
      return null;
    },
  },
  'portal.retry': {
    from: 'portal',
    answer(body, asker) {
      const { deviceId } = parsed(ofDevice, body);
      context.limitWrites(asker.tabId);
      return retry(context, deviceId);
    },
  },
});

/** What only leads to a page: of ours, or of another device. */
const pageRoutes = (
  context: Context,
): Pick<
  ActRoutes,
  'portal.map-company' | 'portal.open-bulk' | 'portal.open-fleet' | 'portal.next-missing'
> => ({
  ...leadingRoutes(context, createLedTabs(context.now)),

  'portal.map-company': {
    from: 'portal',
    async answer(body, asker) {
      const { companyId } = parsed(ofCompany, body);
      context.limitWrites(asker.tabId);
      await context.openPage(`/workspace.html#companies?company=${encodeURIComponent(companyId)}`);
      return null;
    },
  },
  'portal.open-bulk': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceIds } = parsed(tickedDevices, body);
      context.limitWrites(asker.tabId);
      const draft = await context.bulkDrafts.issue(deviceIds);
      await context.openPage(`/workspace.html#bulk?draft=${encodeURIComponent(draft)}`);
      return null;
    },
  },
  'portal.open-fleet': {
    from: 'portal',
    async answer(body, asker) {
      const place = parsed(placeInFleet, body);
      context.limitWrites(asker.tabId);
      await context.openPage(`/workspace.html#fleet?${fleetQuery(place)}`);
      return null;
    },
  },
});

/** Through the devices without dates. */
const leadingRoutes = (
  context: Context,
  led: ReturnType<typeof createLedTabs>,
): Pick<ActRoutes, 'portal.next-missing'> => ({
  'portal.next-missing': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId, go } = parsed(afterDevice, body);
      const isLed = !go && asker.tabId !== undefined && led.take(asker.tabId);
      const { next, left } = await missingAfter(context, deviceId);
      if (next && go) {
        context.limitWrites(asker.tabId);
        led.lead(tabOf(asker));
        await openDevice(context, next.deviceId, tabOf(asker));
      }
      // Which device it is, the page learns when it is shown there.
      return { left: next ? left : 0, ...(isLed && { isLed }) };
    },
  },
});

function fleetQuery({ companyId, siteId }: Place): string {
  const query = new URLSearchParams({ company: companyId });
  if (siteId !== undefined) query.set('site', siteId);
  return query.toString();
}

/** Of the client of an imported device; nothing for any other. */
async function missingAfter(
  { openDatabase, missing }: Context,
  deviceId: DeviceId,
): Promise<NextMissing> {
  const db = await openDatabase();
  const device = await getDevice(db, deviceId);
  const mapping = device && (await db.get('mappings', device.companyId));
  if (device?.standing !== 'imported' || !mapping) return { left: 0 };
  return missing.next({ clientId: mapping.clientId, after: deviceId });
}

/** The page has its answer from the store; what the RMM holds now comes after it. */
export function readMeanwhile({ reader, board }: Context, deviceId: DeviceId): void {
  reader.read(deviceId, new AbortController().signal).then(
    (hasRead) => hasRead && board.devices([deviceId]),
    // The page shows since when its dates are known; the connection notes what concerns every request.
    () => undefined,
  );
}

async function importDevice(context: Context, deviceId: DeviceId): Promise<void> {
  const { board, engine, openDatabase } = context;
  const db = await openDatabase();
  const device = await getDevice(db, deviceId);
  if (device?.standing === 'imported') return;
  const { changed } = await track({ ...context, db }, { ids: [deviceId] }, 'imported');
  if (changed === 0) {
    throw new Failure('bad-input', say('refusal.companyNotMapped'));
  }
  board.devices([deviceId]);
  board.status();
  board.activity();
  readMeanwhile(context, deviceId);
  void engine.resume();
}

async function mustBeImported({ openDatabase }: Context, deviceId: DeviceId): Promise<void> {
  const device = await getDevice(await openDatabase(), deviceId);
  if (device?.standing === 'imported') return;
  throw new Failure('bad-input', say('refusal.notImported'));
}

function tabOf({ tabId }: Asker): number {
  if (tabId === undefined) throw new Failure('denied', say('refusal.onlyInTab'));
  return tabId;
}

/** A page that was added by a person can't frame ours: the manifest names who may. */
async function openInTab({ openPage }: Context, deviceId: DeviceId): Promise<never> {
  await openPage(`/workspace.html#device/${encodeURIComponent(deviceId)}`);
  throw new Failure('cancelled', say('settings.editedInTab'));
}
