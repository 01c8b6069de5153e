import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { Asker, Routes } from '@/lib/messages/serve';
import { getDevice } from '@/lib/store/devices';
import { track } from '@/lib/sync/track-devices';
import { editorRequest, ofCompany, ofDevice, undoing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { retry, undo } from './edit-routes';

type ActRoutes = Pick<
  Routes,
  'portal.import' | 'portal.map-company' | 'portal.open-editor' | 'portal.undo' | 'portal.retry'
>;

/** What a person may set going from within a portal page; no more of it than a person can click. */
export const portalActs = (context: Context): ActRoutes => ({
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
