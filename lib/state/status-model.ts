import { computed, createModel } from '@preact/signals';
import { Failure } from '@/lib/domain/failure';
import type { Send } from '@/lib/messages/send';
import type { SyncKind } from '@/lib/domain/sync-run';
import { say } from '@/lib/text/say';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

export type StatusAct = 'quick' | 'full' | 'cancel' | 'forget' | 'repair';

/** Connection, sync and counts, as the worker tells them, and what a person can do about them. */
export const StatusModel = createModel(({ send, listen, requestHosts }: Ports) => {
  const { state, value, reload } = createResource(() => send('status.get', null));
  const connection = computed(() => value.value?.connection);
  const task = createTask<StatusAct>();

  listen(({ about }) => {
    if (about === 'status') void reload();
  });

  const act = (what: StatusAct, work: () => Promise<unknown>) =>
    task.run(what, async () => {
      await work();
      await reload();
      return '';
    });

  /** Call it inside the click: only there the browser may ask for a host. */
  function allowHosts(): Promise<void> {
    const now = connection.peek();
    if (now?.at !== 'connected') return Promise.resolve();
    const granted = requestHosts(now.region);
    return act('repair', () => syncOnceGranted(send, granted));
  }

  return {
    state,
    value,
    connection,
    task,
    reload,
    allowHosts,
    /** For troubles that may be over by now. */
    tryAgain: () => act('repair', () => send('sync.start', { kind: 'quick' })),
    sync: (kind: SyncKind) => act(kind, () => send('sync.start', { kind })),
    cancel: () => act('cancel', () => send('sync.cancel', null)),
    disconnect: (removeData: boolean) =>
      act('forget', () => send('connection.forget', { removeData })),
  };
});

async function syncOnceGranted(send: Send, granted: Promise<boolean>): Promise<void> {
  if (!(await granted)) {
    throw new Failure('permission-needed', say('connecting.notGivenLeave'));
  }
  await send('sync.start', { kind: 'quick' });
}
