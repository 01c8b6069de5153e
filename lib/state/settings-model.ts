import { createModel } from '@preact/signals';
import type { Settings } from '@/lib/domain/settings';
import { say } from '@/lib/text/say';
import type { Ports } from './ports';
import { createTask } from './task';

export type SettingsAct = keyof Settings;

/** Changes settings one at a time; their values are part of the status. */
export const SettingsModel = createModel(({ send }: Ports, onChanged: () => Promise<void>) => {
  const task = createTask<SettingsAct>();

  const change = <Name extends keyof Settings>(name: Name, to: Settings[Name]) =>
    task.run(name, async () => {
      await send('settings.set', { [name]: to });
      await onChanged();
      return say('settings.saved');
    });

  return { task, change };
});
