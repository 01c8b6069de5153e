import type { App } from '@/lib/state/app-model';
import { Card } from '../card';
import { GroupsCard } from '../groups-card';
import { KnownFieldsCard } from '../known-fields-card';
import { PermissionList } from '../permission-list';
import { Switch } from '../switch';
import { TaskOutcome } from '../task-outcome';
import { SettingsDates } from './settings-dates';
import { StorageCard } from './storage-card';
import { SyncSettings } from './sync-settings';

/** What a person may set, and what is kept where. */
export function SettingsPage({ app }: { readonly app: App }) {
  const status = app.status.value.value;
  if (!status) return null;
  const { settings, connection } = status;
  const { task, change } = app.settings;
  return (
    <div class="screen settings">
      <TaskOutcome task={task.state.value} onRetry={task.retry} />
      <SettingsDates app={app} settings={settings} />
      <Card title="Devices">
        <Switch
          id="import-automatically"
          label="Import new devices automatically"
          isOn={settings.importNewAutomatically}
          onChange={(isOn) => change('importNewAutomatically', isOn)}
        />
      </Card>
      <SyncSettings app={app} status={status} />
      <GroupsCard model={app.groups} />
      <KnownFieldsCard model={app.fields} />
      <StorageCard />
      {connection.at === 'connected' && (
        <Card title="Permissions of the key">
          <PermissionList results={connection.permissions} />
        </Card>
      )}
    </div>
  );
}
