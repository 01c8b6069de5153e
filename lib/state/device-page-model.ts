import { createModel, effect, signal } from '@preact/signals';
import type { DisplaySettings } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';
import { EditorModel, type Editor } from './editor-model';
import { ownPlace } from './editor-ports';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

export type DevicePageAct = 'open' | 'import' | 'undo' | 'retry';

/** One device with everything that is known of it, and the editor of its dates. */
export const DevicePageModel = createModel((ports: Ports, id: DeviceId) => {
  const { send, listen } = ports;
  const view = createResource(() => send('device.get', id));
  const more = createResource(() => send('device.details', id));
  const task = createTask<DevicePageAct>();
  const editor = signal<Editor | undefined>(undefined);
  let isOver = false;

  listen((notice) => {
    if (isOver || notice.about !== 'devices') return;
    if (notice.ids === 'all' || notice.ids.includes(id)) void view.reload();
  });

  function closeEditor(): void {
    const old = editor.peek();
    editor.value = undefined;
    old?.[Symbol.dispose]();
    void view.reload();
  }

  // Notices go on for as long as the page lives, this device may be left before.
  effect(() => () => {
    isOver = true;
    editor.peek()?.[Symbol.dispose]();
  });

  function edit(display: DisplaySettings): void {
    const place = ownPlace(send, id, { display, leave: closeEditor });
    editor.value ??= new EditorModel({ ...ports, ...place });
  }

  const act = (what: DevicePageAct, work: () => Promise<unknown>) =>
    task.run(what, async () => {
      await work();
      await view.reload();
      return '';
    });

  return {
    view,
    more,
    task,
    editor,
    open: async () => void (await Promise.all([view.reload(), more.reload()])),
    edit,
    openInPortal: () => task.run('open', () => openedIn(send, id)),
    importDevice: () =>
      act('import', async () => {
        await send('devices.track', { selection: { ids: [id] }, tracking: 'imported' });
        // The details of imported devices only are read.
        void more.reload();
      }),
    undo: (saveId: string) => act('undo', () => send('edit.undo', { saveId })),
    retry: () => act('retry', () => send('edit.retry', { deviceId: id })),
  };
});

async function openedIn(send: Send, id: DeviceId): Promise<string> {
  const { in: where } = await send('device.open', id);
  if (where === 'portal') return '';
  return say('device.placeUnknown');
}

export type DevicePage = InstanceType<typeof DevicePageModel>;
