import type { Signal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import type { EditId } from '@/lib/domain/ids';
import type { DateField, Source } from '@/lib/domain/lifecycle';
import { saveStatusOf } from '@/lib/domain/save-status';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';
import type { EditorEntries } from './editor-entries';
import type { SaveFollower } from './save-follower';

interface ChoiceDeps {
  readonly send: Send;
  readonly follower: SaveFollower;
  readonly form: EditorEntries;
  /** The device as the form shows it. */
  readonly shown: Signal<DeviceView | undefined>;
}

/** What a person decides about a save that came to no good end, and about sources. Each answers what to tell. */
export function createEditorChoices({ send, follower, form, shown }: ChoiceDeps) {
  const { device, ask, watch } = follower;

  /** Once nothing of the save is left, the form shows the dates as they are now. */
  function backToForm(told: string): string {
    const now = device.peek();
    if (now && saveStatusOf(now)) return '';
    watch(undefined);
    shown.value = now;
    if (now) form.fillIn({ device: now });
    return told;
  }

  async function discard(): Promise<string> {
    for (const { id, state } of device.peek()?.edits ?? []) {
      if (state.at === 'failed') await send('edit.discard', { editId: id });
    }
    await ask();
    return backToForm(say('editor.discarded'));
  }

  async function resolve(editId: EditId, keep: 'mine' | 'theirs'): Promise<string> {
    await send('edit.resolve', { editId, keep });
    await ask();
    return keep === 'theirs' ? backToForm(say('editor.theirsStays')) : '';
  }

  /** Which source decides; `null` leaves it to the rule of the settings. */
  async function pin(field: DateField, source: Source | null): Promise<string> {
    const before = shown.peek();
    if (!before) return '';
    await send('date.pin', { deviceId: before.id, field, source });
    await ask();
    const after = device.peek() ?? before;
    shown.value = after;
    form.refill(before.dates, after.dates);
    return '';
  }

  return { discard, resolve, pin };
}
