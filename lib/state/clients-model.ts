import { computed, createModel, signal } from '@preact/signals';
import type { ClientChange } from '@/lib/domain/client-change';
import type { Client } from '@/lib/domain/company';
import type { ClientId } from '@/lib/domain/ids';
import { sayCount } from '@/lib/text/say';
import { createClientChanges } from './client-changes';
import { createClientImport } from './client-import';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

export type ClientsAct = ClientChange['kind'] | 'import';

/** The clients themselves: by hand, and from a file. */
export const ClientsModel = createModel(({ send, listen }: Pick<Ports, 'send' | 'listen'>) => {
  const { state, value, reload } = createResource(() => send('companies.list', null));
  const search = signal('');
  const task = createTask<ClientsAct>();
  const clients = computed<readonly Client[]>(() => value.value?.clients ?? []);
  const companiesOf = computed(() => {
    const used = (value.value?.companies ?? []).flatMap(({ clientId }) => clientId ?? []);
    return countsOf(used);
  });
  const found = computed(() => {
    const wanted = search.value.trim().toLowerCase();
    return clients.value.filter(({ name }) => name.toLowerCase().includes(wanted));
  });
  const file = createClientImport(clients);

  listen(({ about }) => {
    if (about === 'companies' && state.peek().at === 'ready') void reload();
  });

  const change = (what: ClientChange, done: () => string) =>
    task.run(what.kind, async () => {
      await send('clients.change', what);
      await reload();
      return done();
    });

  return {
    state,
    clients,
    companiesOf,
    found,
    search,
    task,
    file,
    open: reload,
    ...createClientChanges(change),
    importFile: () =>
      task.run('import', async () => {
        const { imported } = await send('clients.import', file.wanted.peek());
        file.forget();
        await reload();
        return sayCount('companies.imported', imported);
      }),
  };
});

function countsOf(ids: readonly ClientId[]): ReadonlyMap<ClientId, number> {
  const counts = new Map<ClientId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
