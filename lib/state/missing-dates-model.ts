import { createModel, signal } from '@preact/signals';
import type { MissingQuery } from '@/lib/domain/device-query';
import { displayText } from '@/lib/domain/display-text';
import type { DeviceId } from '@/lib/domain/ids';
import type { MissingDates } from '@/lib/messages/protocol';
import { say } from '@/lib/text/say';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

/** Walks through the devices that lack a date, one after the other, each on its own page. */
export const MissingDatesModel = createModel(({ send, listen }: Ports) => {
  /** Of which devices; of all where nothing is named. */
  const query = signal<MissingQuery>({});
  /** The one that was shown last. */
  let after: DeviceId | undefined;
  const task = createTask<'next'>();
  let isOpen = false;
  const { state, value, reload, renew } = createResource(() => send('missing.next', query.peek()));

  listen(({ about }) => {
    if (isOpen && about === 'activity') void reload();
  });

  function open(): Promise<void> {
    isOpen = true;
    return reload();
  }

  function choose(wanted: MissingQuery): Promise<void> {
    isOpen = true;
    query.value = wanted;
    after = undefined;
    task.dismiss();
    return renew();
  }

  /** Past the last one it begins again with the first. */
  async function following(): Promise<MissingDates> {
    const wanted = query.peek();
    const found = await send('missing.next', { ...wanted, ...(after && { after }) });
    return found.next || !after ? found : send('missing.next', wanted);
  }

  const showNext = () =>
    task.run('next', async () => {
      const { next } = await following();
      await reload();
      if (!next) return say('fields.noneLacking');
      after = next.deviceId;
      const { in: where } = await send('device.open', next.deviceId);
      const name = displayText(next.name, 60);
      return where === 'portal'
        ? say('fields.openInPortal', { name })
        : say('fields.openInWorkspace', { name });
    });

  return { state, value, query, task, open, choose, showNext };
});
