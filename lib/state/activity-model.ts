import { computed, createModel, signal } from '@preact/signals';
import type { ActivityFilter, ActivityView } from '@/lib/domain/activity';
import type { DeviceId, EditId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { sayCount } from '@/lib/text/say';
import { exportFile, type ExportFormat } from './activity-export';
import { foldActivity } from './activity-folds';
import { createActivityLines } from './activity-lines';
import { allLines } from './activity-pages';
import { createDeviceSearch } from './device-search';
import { now } from './now';
import type { Ports } from './ports';
import { createTask } from './task';

/** `undo 17`: what is done, and the number of the line it is done to. */
export type ActivityAct = `${'undo' | 'retry' | 'resolve' | 'more'} ${number}` | ExportFormat;

/** Some of a filter; an `undefined` takes it away. */
export type FilterPart = {
  readonly [Name in keyof ActivityFilter]?: ActivityFilter[Name] | undefined;
};

/** The history, newest first, under a filter, and what can be taken back or tried again. */
export const ActivityModel = createModel((ports: Ports) => {
  const { send, listen } = ports;
  const lines = createActivityLines(send);
  const { filter, isLookingBack, state, value, reload } = lines;
  const task = createTask<ActivityAct>();
  let isOpen = false;
  const entries = computed(() => foldActivity((value.value?.rows ?? []).filter(isTold)));
  const undoneBulks = computed(() => undoneAmong(value.value?.rows ?? []));
  const people = computed(() => value.value?.people ?? []);
  const hasMore = computed(() => value.value?.more ?? false);

  listen(({ about }) => {
    // Which lines are of a client depends on its companies.
    if (about === 'companies') lines.lookAnew();
    if (isOpen && (about === 'activity' || about === 'devices')) void reload();
  });

  function open(): Promise<void> {
    isOpen = true;
    return reload();
  }

  function narrow(part: FilterPart): Promise<void> {
    task.dismiss();
    return lines.show(withoutGaps({ ...filter.peek(), ...part }));
  }

  const act = (what: ActivityAct, work: () => Promise<unknown>) =>
    task.run(what, async () => {
      await work();
      await reload();
      return '';
    });

  return {
    state,
    entries,
    undoneBulks,
    people,
    search: createDeviceSearch(send),
    hasMore,
    isLookingBack,
    filter,
    task,
    open,
    reload,
    narrow,
    ...createExport(ports, task, () => filter.peek()),
    ...createLineActs(send, act),
    showMore: () => act('more 0', async () => lines.wantMore()),
  };
});

/** What can still be done about one line. */
function createLineActs(
  send: Send,
  act: (what: ActivityAct, work: () => Promise<unknown>) => Promise<void>,
) {
  return {
    undo: (line: number, saveId: string) =>
      act(`undo ${line}`, () => send('edit.undo', { saveId })),
    retry: (line: number, deviceId: DeviceId) =>
      act(`retry ${line}`, () => send('edit.retry', { deviceId })),
    resolve: (line: number, editId: EditId, keep: 'mine' | 'theirs') =>
      act(`resolve ${line}`, () => send('edit.resolve', { editId, keep })),
    /** The device of a line as it stands now, for the values of a conflict. */
    deviceOf: (deviceId: DeviceId) => send('device.get', deviceId),
  };
}

function createExport(
  { send, saveFile, today }: Ports,
  task: ReturnType<typeof createTask<ActivityAct>>,
  filterNow: () => ActivityFilter,
) {
  /** Lines that were gathered so far. */
  const exported = signal(0);

  const exportAs = (format: ExportFormat) =>
    task.run(format, async () => {
      exported.value = 0;
      const filter = filterNow();
      const lines = await allLines(send, filter, (count) => (exported.value = count));
      saveFile(await exportFile(format, { lines, filter, at: now.peek(), day: today.peek() }));
      return sayCount('activity.exported', lines.length);
    });

  return { exported, exportAs };
}

/** That an edit was stored, its own line says. */
const isTold = ({ event }: ActivityView): boolean =>
  event.kind !== 'edit-ended' || event.outcome !== 'confirmed';

/** The bulk edits that a later one among these lines has undone. */
const undoneAmong = (rows: readonly ActivityView[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ event }) =>
      event.kind === 'bulk' && event.undoOf !== undefined ? [event.undoOf] : [],
    ),
  );

const withoutGaps = ({ deviceId, clientId, person, kind }: FilterPart): ActivityFilter => ({
  ...(deviceId && { deviceId }),
  ...(clientId && { clientId }),
  ...(person && { person }),
  ...(kind && { kind }),
});
