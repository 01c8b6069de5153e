import { createModel, signal, type Signal } from '@preact/signals';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { createBulkDraft, type BulkDraft } from './bulk-draft';
import { createBulkRun, type BulkRun } from './bulk-run';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask, type Task } from './task';

type BulkPlace = 'draft' | 'run';
export type BulkAct = 'draft' | 'start' | 'pause' | 'resume' | 'cancel' | 'undo';

/** Dates of many devices at once: what is being prepared, what is under way, and what was done lately. */
export const BulkModel = createModel((ports: Ports) => {
  const { send, listen } = ports;
  const draft = createBulkDraft(send);
  const run = createBulkRun(ports);
  const task = createTask<BulkAct>();
  /** What the dialog shows; nothing while it is closed. */
  const at = signal<BulkPlace | undefined>(undefined);
  const recent = createResource(() => send('bulk.list', null));
  let isListed = false;

  listen(({ about }) => {
    if (isListed && about === 'activity') void recent.reload();
  });

  function openDraft(deviceIds: readonly DeviceId[]): Promise<void> {
    at.value = 'draft';
    task.dismiss();
    return draft.open(deviceIds);
  }

  /** What was ticked on a portal page; the worker keeps it under this name. */
  function openPortalDraft(name: string): Promise<void> {
    at.value = 'draft';
    return task.run('draft', async () => {
      await draft.open(await send('bulk.draft', { draft: name }));
      return '';
    });
  }

  function openRun(bulkId: string): Promise<void> {
    at.value = 'run';
    task.dismiss();
    return run.show(bulkId);
  }

  function close(): void {
    at.value = undefined;
    run.hide();
  }

  function list(): Promise<void> {
    isListed = true;
    return recent.reload();
  }

  return {
    at,
    draft,
    run,
    task,
    recent,
    list,
    openDraft,
    openPortalDraft,
    openRun,
    close,
    ...createBulkActs({ send, draft, run, task, at }),
  };
});

interface ActDeps {
  readonly send: Send;
  readonly draft: BulkDraft;
  readonly run: BulkRun;
  readonly task: Task<BulkAct>;
  readonly at: Signal<BulkPlace | undefined>;
}

/** What is done with the bulk edit that the dialog shows. */
function createBulkActs({ send, draft, run, task, at }: ActDeps) {
  const start = () =>
    task.run('start', async () => {
      const bulkId = await draft.start();
      if (bulkId !== undefined) {
        at.value = 'run';
        await run.show(bulkId);
      }
      return '';
    });

  const act = (what: 'pause' | 'resume' | 'cancel') => () =>
    task.run(what, async () => {
      const bulkId = run.id.peek();
      if (bulkId !== undefined) await send(`bulk.${what}`, { bulkId });
      await run.reload();
      return '';
    });

  const undoAll = () =>
    task.run('undo', async () => {
      const bulkId = run.id.peek();
      if (bulkId !== undefined) await run.show((await send('bulk.undo', { bulkId })).bulkId);
      return '';
    });

  return { start, pause: act('pause'), resume: act('resume'), cancel: act('cancel'), undoAll };
}

export type Bulk = InstanceType<typeof BulkModel>;
