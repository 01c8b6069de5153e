import { signal } from '@preact/signals';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';
import { createResource } from './resource';
import { createTask } from './task';

/** The devices of one serial number, side by side. */
export function createTwins(send: Send) {
  /** Whose serial number it is; absent while none are compared. */
  const of = signal<DeviceId | undefined>(undefined);
  const { state, value, reload, renew } = createResource(async () => {
    const id = of.peek();
    return id ? send('devices.twins', id) : [];
  });
  const task = createTask<'keep'>();

  function compare(id: DeviceId): Promise<void> {
    of.value = id;
    task.dismiss();
    return renew();
  }

  const keepAll = () =>
    task.run('keep', async () => {
      const id = of.peek();
      if (id) await send('devices.keep-twins', id);
      await reload();
      return say('devices.keptAll');
    });

  return {
    of,
    state,
    value,
    task,
    compare,
    refresh: reload,
    keepAll,
    close: () => (of.value = undefined),
  };
}

export type Twins = ReturnType<typeof createTwins>;
