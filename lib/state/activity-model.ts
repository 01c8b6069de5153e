import { computed, createModel, signal } from '@preact/signals';
import type { DeviceId, EditId } from '@/lib/domain/ids';
import type { ActivityView } from '@/lib/domain/activity';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { Ports } from './ports';
import type { Send } from '@/lib/messages/send';
import { createResource } from './resource';
import { createTask } from './task';

/** `undo 17`: what is done, and the number of the line it is done to. */
export type ActivityAct = `${'undo' | 'retry' | 'resolve' | 'more'} ${number}`;

const LINES_PER_PAGE = 50;

/** The history, newest first, and what can be taken back or tried again. */
export const ActivityModel = createModel(({ send, listen }: Ports) => {
  const wanted = signal(LINES_PER_PAGE);
  const task = createTask<ActivityAct>();
  let isOpen = false;
  const { state, value, reload } = createResource(() => newest(send, wanted.peek()));
  const lines = computed<readonly ActivityView[]>(() => value.value?.rows ?? []);
  const hasMore = computed(() => value.value?.more ?? false);

  listen(({ about }) => {
    if (isOpen && (about === 'activity' || about === 'devices')) void reload();
  });

  function open(): Promise<void> {
    isOpen = true;
    return reload();
  }

  const act = (what: ActivityAct, work: () => Promise<unknown>) =>
    task.run(what, async () => {
      await work();
      await reload();
      return '';
    });

  const showMore = () =>
    act('more 0', async () => {
      wanted.value += LINES_PER_PAGE;
    });

  return {
    state,
    lines,
    hasMore,
    task,
    open,
    reload,
    showMore,
    undo: (line: number, saveId: string) =>
      act(`undo ${line}`, () => send('edit.undo', { saveId })),
    retry: (line: number, deviceId: DeviceId) =>
      act(`retry ${line}`, () => send('edit.retry', { deviceId })),
    resolve: (line: number, editId: EditId, keep: 'mine' | 'theirs') =>
      act(`resolve ${line}`, () => send('edit.resolve', { editId, keep })),
    /** The device of a line as it stands now, for the values of a conflict. */
    deviceOf: (deviceId: DeviceId) => send('device.get', deviceId),
  };
});

/** The newest lines, page by page: the worker answers only so many at once. */
async function newest(send: Send, wanted: number): Promise<AnswerOf<'activity.list'>> {
  const rows: ActivityView[] = [];
  let more = true;
  while (more && rows.length < wanted) {
    const last = rows.at(-1);
    const page = await send('activity.list', {
      limit: LINES_PER_PAGE,
      ...(last && { before: last.number }),
    });
    rows.push(...page.rows);
    more = page.more && page.rows.length > 0;
  }
  return { rows, more };
}
