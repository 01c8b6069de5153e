import { resyncIntervals, type ResyncInterval } from '@/lib/domain/settings';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Card } from '../card';
import { NextSync } from '../next-sync';
import { SelectField } from '../select-field';

interface SyncSettingsProps {
  readonly app: App;
  readonly status: StatusView;
}

/** How often Shelflife resyncs by itself. */
export const SyncSettings = ({ app, status }: SyncSettingsProps) => (
  <Card title="Sync">
    <SelectField
      id="resync-every"
      label="Resync automatically"
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
          {intervalNames[minutes]}
        </option>
      ))}
    </SelectField>
    {status.settings.resyncEveryMinutes > 0 && <NextSync status={status} />}
  </Card>
);

const intervalNames: Readonly<Record<ResyncInterval, string>> = {
  0: 'Off',
  15: 'Every 15 minutes',
  30: 'Every 30 minutes',
  60: 'Every hour',
  120: 'Every 2 hours',
  240: 'Every 4 hours',
  720: 'Every 12 hours',
  1440: 'Every day',
};
