import type { Routes } from '@/lib/messages/serve';
import { changeClient, importClients, undoMapping } from '@/lib/sync/clients';
import { companiesList, proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { clientChange, mappingChanges, wantedClients } from './mapping-bodies';

type MappingRoutes = Pick<
  Routes,
  | 'companies.list'
  | 'mapping.propose'
  | 'mapping.save'
  | 'mapping.undo'
  | 'clients.change'
  | 'clients.import'
>;

/** Companies and the clients they stand for, for our own pages. */
export const mappingRoutes = (context: Context): MappingRoutes => ({
  'companies.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return companiesList(await context.openDatabase());
    },
  },
  'mapping.propose': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return proposedMapping(await context.openDatabase());
    },
  },
  'mapping.save': {
    from: 'own-pages',
    async answer(body) {
      await saveMapping(await depsOf(context), parsed(mappingChanges, body));
      tellChanged(context);
      return null;
    },
  },
  'mapping.undo': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      const undone = await undoMapping(await depsOf(context));
      tellChanged(context);
      return undone;
    },
  },
  ...clientRoutes(context),
});

const clientRoutes = (
  context: Context,
): Pick<MappingRoutes, 'clients.change' | 'clients.import'> => ({
  'clients.change': {
    from: 'own-pages',
    async answer(body) {
      await changeClient(await depsOf(context), parsed(clientChange, body));
      tellChanged(context);
      return null;
    },
  },
  'clients.import': {
    from: 'own-pages',
    async answer(body) {
      const imported = await importClients(await depsOf(context), parsed(wantedClients, body));
      tellChanged(context);
      return imported;
    },
  },
});

const depsOf = async (context: Context) => ({ ...context, db: await context.openDatabase() });

function tellChanged({ board, engine }: Context): void {
  board.companies();
  board.status();
  board.activity();
  board.devices('all');
  void engine.goOnSyncing();
}
