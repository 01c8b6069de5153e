import { createModel } from '@preact/signals';
import { Failure } from '@/lib/domain/failure';
import { say } from '@/lib/text/say';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

/** The way from our own pages into teaching the portal's page in front. */
export const TeachingModel = createModel(
  ({ send, requestTeaching, leave }: Pick<Ports, 'send' | 'requestTeaching' | 'leave'>) => {
    const { value, reload } = createResource(() => send('teach.place', null));
    const task = createTask<'begin'>();

    /** Call it inside the click: the browser wants to see one. */
    const begin = () => {
      const granted = requestTeaching();
      return task.run('begin', async () => {
        if (!(await granted)) throw new Failure('denied', say('teaching.notGranted'));
        await send('teach.begin', null);
        leave?.();
        return say('teaching.goOn');
      });
    };

    return { place: value, reload, task, begin };
  },
);
