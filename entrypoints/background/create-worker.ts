import { browser } from 'wxt/browser';
import { createConnect } from '@/lib/asio/connect';
import { sealToken, unsealToken } from '@/lib/asio/sealed-token';
import { postNotice, postNoticeTo } from '@/lib/messages/notices';
import { isFramePlain } from '@/lib/messages/plain-question';
import { hostsThatPushOut } from '@/lib/messages/pushed-out';
import type { Routes } from '@/lib/messages/serve';
import { createDatabase } from '@/lib/store/open';
import { readSettings } from '@/lib/store/state';
import { createIdAsker } from '@/lib/sync/ask-about-ids';
import { storedCredentials } from '@/lib/sync/connection';
import { createMissingDates } from '@/lib/sync/missing-dates';
import { createPlaceSummaries } from '@/lib/sync/place-summaries';
import { createDeviceReader } from '@/lib/sync/read-device-dates';
import { createDetailsReader } from '@/lib/sync/read-device-details';
import { watchConnection } from '@/lib/sync/watch-connection';
import { createAddedPortals, type AddedPortals } from './added-portals';
import { alarms } from './alarms';
import { lock, mayReach, sessionMemory, sleep, tryLock, wait } from './browser-ports';
import type { Context } from './context';
import { createBulkDrafts } from './bulk-drafts';
import { createConnectionTrials } from './connection-trials';
import { createEditorTickets } from './editor-tickets';
import { createEngine, type Engine } from './engine';
import type { EngineDeps } from './engine-deps';
import { createErrorNotes, type NoteFailure } from './error-notes';
import { createNoticeboard, type Noticeboard } from './noticeboard';
import { createPacer, type After } from './pacer';
import { createPortalTabs } from './portal-tabs';
import { createRoutes } from './routes';
import { statusView, type StatusDeps } from './status-view';
import { createTeachings } from './teachings';
import { showAttention } from './toolbar';
import { createLookLimit, createWriteLimit } from './write-limit';

export interface Worker {
  readonly routes: Routes;
  readonly engine: Engine;
  readonly board: Noticeboard;
  readonly noteFailure: NoteFailure;
  readonly addedPortals: AddedPortals;
}

/** The toolbar need not follow every step of a sync. */
const ATTENTION_MS = 1_000;

/** Puts the worker together out of the browser's parts. Touches nothing yet: the listeners come first. */
export function createWorker(): Worker {
  const world = createWorld();
  const missing = createMissingDates(world);
  const placeSummaries = createPlaceSummaries(world);
  const addedPortals = createAddedPortals(world.openDatabase);
  const board = createBoard(world, { missing, placeSummaries, addedPortals });
  const noteFailure = createErrorNotes(world);
  const watched = {
    openDatabase: world.openDatabase,
    onChange: board.status,
    onFailure: (failure: unknown) => noteFailure('api', failure),
  };
  const asio = watchConnection(world.connectAsio(world.credentials), watched);
  const deps: EngineDeps = { ...world, asio, board, tryLock, sleep, isOnline, alarms, heartbeat };
  const engine = createEngine(deps);
  const kept = { memory: sessionMemory, lock };
  const context: Context = {
    ...deps,
    engine,
    connectAsio: world.connectAsio,
    mayReach,
    sealToken: (credentials) => sealToken(kept, credentials),
    unsealToken: (credentials) => unsealToken(kept, credentials),
    reader: createDeviceReader({ ...deps, onRead: () => void engine.resume() }),
    details: createDetailsReader(deps),
    idAsker: createIdAsker(deps),
    missing,
    placeSummaries,
    addedPortals,
    trials: createConnectionTrials({ ...deps, ...kept }),
    tickets: createEditorTickets({ ...deps, ...kept }),
    bulkDrafts: createBulkDrafts({ ...deps, ...kept }),
    limitWrites: createWriteLimit(deps.now),
    limitLooks: createLookLimit(deps.now),
    teachings: createTeachings({ ...deps, ...kept }),
    portalTabs: createPortalTabs(addedPortals),
    tellFrame: postNoticeTo,
    hostsThatPushOut: async () => hostsThatPushOut(await addedPortals.patterns()),
    isFramePlain,
    ...pages,
  };
  return { routes: createRoutes(context), engine, board, noteFailure, addedPortals };
}

const pages: Pick<Context, 'openPage' | 'openPortalPage'> = {
  openPage: async (page) => {
    // Of what pages may frame, Chrome tells an address that only frames can be opened with.
    await browser.tabs.create({ url: new URL(page, browser.runtime.getURL('/')).href });
  },
  async openPortalPage(url, tabId) {
    await (tabId === undefined
      ? browser.tabs.create({ url })
      : browser.tabs.update(tabId, { url }));
  },
};

type Cached = Pick<Context, 'missing' | 'placeSummaries' | 'addedPortals'>;

/** What is told to every surface makes the worker's own caches forget as well. */
function createBoard(
  world: StatusDeps,
  { missing, placeSummaries, addedPortals }: Cached,
): Noticeboard {
  const after: After = (ms, then) => void setTimeout(then, ms);
  const attend = createPacer(after, ATTENTION_MS, () => {
    void statusView(world).then(showAttention);
  });
  return createNoticeboard({
    after,
    async post(notice) {
      if (notice.about === 'status') attend();
      if (notice.about === 'devices') {
        missing.forget(notice.ids);
        placeSummaries.forget(notice.ids);
      }
      if (notice.about === 'companies') placeSummaries.forget('all');
      await postNotice(notice, await addedPortals.patterns());
    },
  });
}

function createWorld() {
  const openDatabase = createDatabase();
  const pacing = { now: Date.now, random, randomId: () => crypto.randomUUID() };
  const connectAsio = createConnect({
    ...pacing,
    memory: sessionMemory,
    lock,
    wait,
    ownLimit: async () => (await readSettings(await openDatabase())).requestsAMinute,
    fetch: (input, init) => fetch(input, init),
  });
  const credentials = () => storedCredentials({ openDatabase, mayReach });
  return { ...pacing, openDatabase, mayReach, connectAsio, credentials };
}

/** 0 to 1. */
const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

const isOnline = (): boolean => navigator.onLine;

const heartbeat = (): Promise<void> => sessionMemory.set('alive-at', Date.now());
