import { MOST_REQUESTS, resyncIntervals, type ResyncInterval } from '@/lib/domain/settings';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Card } from '../card';
import { Field } from '../field';
import { NextSync } from '../next-sync';
import { SelectField } from '../select-field';

interface SyncSettingsProps {
  readonly app: App;
  readonly status: StatusView;
}

/** How often Shelflife resyncs by itself. */
export const SyncSettings = ({ app, status }: SyncSettingsProps) => (
  <Card title={say('settings.sync')}>
    <SelectField
      id="resync-every"
      label={say('settings.resyncEvery')}
      value={String(status.settings.resyncEveryMinutes)}
      onChange={(value) => {
        const minutes = resyncIntervals.find((interval) => String(interval) === value);
        return minutes === undefined
          ? undefined
          : app.settings.change('resyncEveryMinutes', minutes);
      }}
    >
      {resyncIntervals.map((minutes) => (
        <option key={minutes} value={String(minutes)}>
          {intervalText(minutes)}
        </option>
      ))}
    </SelectField>
    {status.settings.resyncEveryMinutes > 0 && <NextSync status={status} />}
    <Field
      id="requests-a-minute"
      label={say('settings.budget')}
      hint={say('settings.budgetHint', { most: MOST_REQUESTS })}
    >
      {(ties) => (
        <input
          {...ties}
          class="control"
          type="number"
          min={1}
          max={MOST_REQUESTS}
          value={status.settings.requestsAMinute}
          onChange={(event) => {
            const wanted = Math.round(Number(event.currentTarget.value));
            const requests = Math.min(MOST_REQUESTS, Math.max(1, wanted || MOST_REQUESTS));
            event.currentTarget.value = String(requests);
            return app.settings.change('requestsAMinute', requests);
          }}
        />
      )}
    </Field>
  </Card>
);

function intervalText(minutes: ResyncInterval): string {
  if (minutes === 0) return say('settings.off');
  if (minutes < 60) return say('settings.everyMinutes', { count: minutes });
  if (minutes === 60) return say('settings.everyHour');
  return minutes === 1_440
    ? say('settings.everyDay')
    : say('settings.everyHours', { count: minutes / 60 });
}
