import type { Credentials } from '@/lib/domain/credentials';
import type { ConnectionTest } from '@/lib/messages/protocol';
import type { Routes } from '@/lib/messages/serve';
import { changeSettings } from '@/lib/store/state';
import { disconnect, saveConnection, testConnection } from '@/lib/sync/connection';
import { chooseDateFields, createDateFields, fieldCandidates } from '@/lib/sync/date-fields-setup';
import { credentials, fieldChoices, forgetting, nothing, settings } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { statusView } from './status-view';

type ConnectionRoutes = Pick<
  Routes,
  | 'status.get'
  | 'connection.test'
  | 'connection.save'
  | 'connection.trial'
  | 'connection.forget'
  | 'fields.candidates'
  | 'fields.choose'
  | 'fields.create'
  | 'settings.set'
>;

/** A person waits for these; so long they may take. */
const PATIENCE_MS = 120_000;

/** Sample values are a help: the choice need not wait longer for them. */
const SAMPLES_MS = 10_000;

const patience = () => AbortSignal.timeout(PATIENCE_MS);

export const connectionRoutes = (context: Context): ConnectionRoutes => ({
  ...statusRoutes(context),
  ...fieldRoutes(context),

  'connection.test': {
    from: 'own-pages',
    answer(body) {
      const typed = parsed(credentials, body);
      return tried(context, 'test', typed, () => testConnection(context, typed, patience()));
    },
  },
  'connection.save': {
    from: 'own-pages',
    async answer(body) {
      const typed = parsed(credentials, body);
      const tested = await tried(context, 'save', typed, () =>
        saveConnection(context, typed, patience()),
      );
      if (tested.problem) return tested;
      const { engine, board, trials } = context;
      await trials.forget();
      await engine.startSync('quick');
      void engine.retryNow();
      board.activity();
      return tested;
    },
  },
  'connection.trial': {
    from: 'own-pages',
    answer(body) {
      parsed(nothing, body);
      return context.trials.last();
    },
  },
  'connection.forget': {
    from: 'own-pages',
    async answer(body) {
      const { removeData } = parsed(forgetting, body);
      const { engine, board, trials } = context;
      await trials.forget();
      await engine.cancelSync();
      engine.halt();
      await disconnect(context, removeData);
      await engine.planSync();
      board.companies();
      board.activity();
      board.devices('all');
      return null;
    },
  },
});

/** Goes on, and is remembered, when the page that asked closes before the end. */
async function tried(
  { trials, board }: Context,
  what: 'test' | 'save',
  typed: Credentials,
  work: () => Promise<ConnectionTest>,
): Promise<ConnectionTest> {
  return trials.run(what, typed, work).finally(board.status);
}

const statusRoutes = (context: Context): Pick<ConnectionRoutes, 'status.get' | 'settings.set'> => ({
  'status.get': {
    from: 'own-pages',
    answer(body) {
      parsed(nothing, body);
      return statusView(context);
    },
  },
  'settings.set': {
    from: 'own-pages',
    async answer(body) {
      const { board, engine, openDatabase, addedPortals } = context;
      const change = parsed(settings, body);
      const changed = await changeSettings(await openDatabase(), change);
      if (change.resyncEveryMinutes !== undefined) await engine.planSync();
      if (change.portalHosts) await addedPortals.register();
      board.status();
      board.devices('all');
      return changed;
    },
  },
});

const fieldRoutes = (
  context: Context,
): Pick<ConnectionRoutes, 'fields.candidates' | 'fields.choose' | 'fields.create'> => ({
  'fields.candidates': {
    from: 'own-pages',
    answer(body) {
      parsed(nothing, body);
      const samples = AbortSignal.timeout(SAMPLES_MS);
      return fieldCandidates(context, { signal: patience(), samples });
    },
  },
  'fields.choose': {
    from: 'own-pages',
    async answer(body) {
      const wanted = parsed(fieldChoices, body);
      const choice = await chooseDateFields(context, wanted, { signal: patience() });
      readAllDates(context);
      return choice;
    },
  },
  'fields.create': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      const choice = await createDateFields(context, { signal: patience() });
      readAllDates(context);
      return choice;
    },
  },
});

function readAllDates({ board, engine }: Context): void {
  board.status();
  board.devices('all');
  void engine.goOnSyncing();
}
