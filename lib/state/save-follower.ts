import { computed, effect, signal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import { saveStatusOf, type SaveStatus } from '@/lib/domain/save-status';
import type { EditorPorts } from './editor-ports';

const ASK_AGAIN_MS = 3000;

/** Follows a device from the moment a save is on its way, by notices, and by asking should one get lost. */
export function createSaveFollower({ send, listen, after }: EditorPorts) {
  const device = signal<DeviceView | undefined>(undefined);
  /** The save that is followed; empty while the worker has not named it yet. */
  const saveId = signal<string | undefined>(undefined);

  const status = computed<SaveStatus | undefined>(() => {
    if (saveId.value === undefined) return undefined;
    const told = device.value && saveStatusOf(device.value);
    if (saveId.value === '') return { at: 'saving', saveId: '' };
    // Its edits are gone from the device once they can't be taken back any more: they were stored.
    return told ?? { at: 'saved', saveId: saveId.value };
  });

  /** Set when the editor is put away: notices go on for as long as the page lives. */
  let isOver = false;
  effect(() => () => void (isOver = true));

  async function ask(): Promise<void> {
    const id = device.peek()?.id;
    // Not reached: it is asked again by the timer below.
    const next = id && (await send('device.get', id).catch(() => undefined));
    if (next) device.value = next;
  }

  listen((notice) => {
    const id = device.peek()?.id;
    if (isOver || notice.about !== 'devices' || !id || saveId.peek() === undefined) return;
    if (notice.ids === 'all' || notice.ids.includes(id)) void ask();
  });

  const asked = signal(0);
  effect(() => {
    const isOpen = asked.value >= 0 && status.value && status.value.at !== 'saved';
    if (!isOpen) return undefined;
    return after(ASK_AGAIN_MS, () => void ask().finally(() => (asked.value += 1)));
  });

  /** `begin` answers the id of the save; until then it counts as on its way. */
  async function follow(begin: () => Promise<{ readonly saveId: string }>): Promise<void> {
    const before = saveId.peek();
    saveId.value = '';
    try {
      const begun = await begin();
      await ask();
      saveId.value = begun.saveId;
    } catch (cause) {
      saveId.value = before;
      throw cause;
    }
  }

  async function retry(): Promise<void> {
    const id = device.peek()?.id;
    if (id) await send('edit.retry', { deviceId: id }).then(ask);
  }

  /** Shows where an earlier save stands, if there is one to show. */
  const watch = (earlier: string | undefined) => void (saveId.value = earlier);

  return { device, status, ask, follow, retry, watch };
}

export type SaveFollower = ReturnType<typeof createSaveFollower>;
