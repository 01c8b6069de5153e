import { createModel, effect } from '@preact/signals';
import type { Settings } from '@/lib/domain/settings';
import { say } from '@/lib/text/say';
import type { Ports } from './ports';
import { createTask } from './task';

export type SettingsAct = keyof Settings;

/** Long enough to be read; then it would only stand in the way. */
const TOLD_FOR_MS = 4000;

/** Changes settings one at a time; their values are part of the status. */
export const SettingsModel = createModel(
  ({ send, after }: Ports, onChanged: () => Promise<void>) => {
    const task = createTask<SettingsAct>();
    effect(() => (task.state.value.at === 'done' ? after(TOLD_FOR_MS, task.dismiss) : undefined));

    const change = <Name extends keyof Settings>(name: Name, to: Settings[Name]) =>
      task.run(name, async () => {
        await send('settings.set', { [name]: to });
        await onChanged();
        return say('settings.saved');
      });

    return { task, change };
  },
);
