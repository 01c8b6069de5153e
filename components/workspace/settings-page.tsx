import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Card } from '../card';
import { GroupsCard } from '../groups-card';
import { KnownFieldsCard } from '../known-fields-card';
import { PermissionList } from '../permission-list';
import { Switch } from '../switch';
import { TaskOutcome } from '../task-outcome';
import { BrowserPermissions } from './browser-permissions';
import { DataCards } from './data-cards';
import { DiagnosticsCard } from './diagnostics-card';
import { SettingsDates } from './settings-dates';
import { SettingsPolicies } from './settings-policies';
import { SettingsYou } from './settings-you';
import { StorageCard } from './storage-card';
import { TaughtPagesCard } from './taught-pages-card';
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
      <Part title="settings.partDates">
        <SettingsDates app={app} settings={settings} />
        <KnownFieldsCard model={app.fields} />
        <SettingsYou
          name={settings.technicianName}
          onSave={(name) => change('technicianName', name)}
        />
      </Part>
      <Part title="settings.partPolicies">
        <SettingsPolicies app={app} settings={settings} />
      </Part>
      <Part title="settings.partDevices">
        <Card title={say('settings.devices')}>
          <Switch
            id="import-automatically"
            label={say('settings.importAutomatically')}
            isOn={settings.importNewAutomatically}
            onChange={(isOn) => change('importNewAutomatically', isOn)}
          />
        </Card>
        <SyncSettings app={app} status={status} />
        <GroupsCard model={app.groups} />
        <TaughtPagesCard model={app.taught} />
      </Part>
      <Part title="settings.partData">
        <DataCards app={app} />
        <StorageCard />
      </Part>
      <Part title="settings.partPermissions">
        <BrowserPermissions app={app} />
        {connection.at === 'connected' && (
          <Card title={say('settings.keyPermissions')}>
            <PermissionList results={connection.permissions} />
          </Card>
        )}
      </Part>
      <Part title="settings.partDiagnostics">
        <DiagnosticsCard model={app.diagnostics} />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: TextKey & `settings.part${string}`;
  readonly children: ComponentChildren;
}

/** Cards that belong together, under a title of their own. */
function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 class="settings-part-title" id={id}>
        {say(title)}
      </h2>
      <div class="settings-cards">{children}</div>
    </section>
  );
}
