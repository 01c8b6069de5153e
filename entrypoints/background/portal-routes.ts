import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { Asker, Routes } from '@/lib/messages/serve';
import { getDevice } from '@/lib/store/devices';
import { noteViewed } from '@/lib/store/due-devices';
import { deviceViews } from '@/lib/sync/device-views';
import { recognisePage, recogniseRows } from '@/lib/sync/recognise-devices';
import { track } from '@/lib/sync/track-devices';
import {
  editorRequest,
  evidence,
  ofCompany,
  ofDevice,
  rows,
  shownDevices,
  undoing,
} from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { displaySettings } from './display-settings';
import { retry, undo } from './edit-routes';

type PortalRoutes = Pick<Routes, Extract<keyof Routes, `portal.${string}`>>;

/** For the script inside the portal: the devices on its page, and what a person may set going there. */
export const portalRoutes = (context: Context): PortalRoutes => ({
  ...lookRoutes(context),
  ...actRoutes(context),
});

/** A page waits so long for an id that only ConnectWise knows. */
const RECOGNISED_WITHIN_MS = 10_000;

const lookRoutes = (
  context: Context,
): Pick<PortalRoutes, 'portal.page' | 'portal.rows' | 'portal.devices'> => ({
  'portal.page': {
    from: 'portal',
    async answer(body) {
      const signal = AbortSignal.timeout(RECOGNISED_WITHIN_MS);
      const page = await recognisePage(context, parsed(evidence, body), signal);
      if (page.is !== 'device') return page;
      readMeanwhile(context, page.device.id);
      return { ...page, display: await displaySettings(await context.openDatabase()) };
    },
  },
  'portal.rows': {
    from: 'portal',
    async answer(body) {
      const devices = await recogniseRows(context, parsed(rows, body));
      const db = await context.openDatabase();
      const unread = devices.flatMap((device) => (device?.fieldsReadAt === 0 ? [device.id] : []));
      if (unread.length > 0) await noteViewed(db, unread, context.now());
      return { devices, display: await displaySettings(db) };
    },
  },
  'portal.devices': {
    from: 'portal',
    async answer(body) {
      const ids = parsed(shownDevices, body);
      const views = await deviceViews(await context.openDatabase(), ids, context.now());
      return views.map((view) => view ?? null);
    },
  },
});

const actRoutes = (context: Context): Omit<PortalRoutes, keyof ReturnType<typeof lookRoutes>> => ({
  'portal.import': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId } = parsed(ofDevice, body);
      context.limitWrites(asker.tabId);
      await importDevice(context, deviceId);
      return null;
    },
  },
  'portal.map-company': {
    from: 'portal',
    async answer(body, asker) {
      const { companyId } = parsed(ofCompany, body);
      context.limitWrites(asker.tabId);
      await context.openPage(`/workspace.html#companies?company=${encodeURIComponent(companyId)}`);
      return null;
    },
  },
  'portal.open-editor': {
    from: 'portal',
    async answer(body, asker) {
      const { deviceId, prefill } = parsed(editorRequest, body);
      context.limitWrites(asker.tabId);
      await mustBeImported(context, deviceId);
      const place = { tabId: tabOf(asker), frameId: asker.frameId };
      const occasion = { ...place, deviceId, ...(prefill && { prefill }) };
      return { ticket: await context.tickets.issue(occasion) };
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

/** The page has its answer from the store; what the RMM holds now comes after it. */
function readMeanwhile({ reader, board }: Context, deviceId: DeviceId): void {
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
    throw new Failure('bad-input', 'This device is of a company that is not mapped to a client.');
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
  throw new Failure('bad-input', 'Import this device first: its dates are not tracked yet.');
}

function tabOf({ tabId }: Asker): number {
  if (tabId === undefined) throw new Failure('denied', 'An editor opens only in a tab.');
  return tabId;
}
