import type { ComponentChildren } from 'preact';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { GroupsCard } from '../groups-card';
import { KnownFieldsCard } from '../known-fields-card';
import { PermissionList } from '../permission-list';
import { Switch } from '../switch';
import { TaskOutcome } from '../task-outcome';
import { BrowserPermissions } from './browser-permissions';
import { DataCards } from './data-cards';
import { DiagnosticsCard } from './diagnostics-card';
import { PortalHosts } from './portal-hosts';
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
      <PartLinks />
      <div class="settings-outcome">
        <TaskOutcome task={task.state.value} onRetry={task.retry} />
      </div>
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
      <DevicesPart app={app} status={status} />
      <Part title="settings.partData">
        <DataCards app={app} />
        <StorageCard app={app} />
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

interface DevicesPartProps {
  readonly app: App;
  readonly status: StatusView;
}

const DevicesPart = ({ app, status }: DevicesPartProps) => (
  <Part title="settings.partDevices">
    <Card title={say('settings.devices')}>
      <Switch
        id="import-automatically"
        label={say('settings.importAutomatically')}
        isOn={status.settings.importNewAutomatically}
        onChange={(isOn) => app.settings.change('importNewAutomatically', isOn)}
      />
    </Card>
    <SyncSettings app={app} status={status} />
    <GroupsCard model={app.groups} />
    <PortalHosts app={app} hosts={status.settings.portalHosts} />
    <TaughtPagesCard model={app.taught} />
  </Part>
);

const parts = [
  'settings.partDates',
  'settings.partPolicies',
  'settings.partDevices',
  'settings.partData',
  'settings.partPermissions',
  'settings.partDiagnostics',
] as const;
type PartTitle = (typeof parts)[number];

const idOf = (title: PartTitle): string => title.replace('.', '-');

/** The settings are a long page: the way to each part of it. */
const PartLinks = () => (
  <nav class="settings-index" aria-label={say('settings.parts')}>
    {parts.map((title) => (
      <Button key={title} kind="quiet" onClick={() => showPart(title)}>
        {say(title)}
      </Button>
    ))}
  </nav>
);

function showPart(title: PartTitle): void {
  const heading = document.getElementById(idOf(title));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

interface PartProps {
  readonly title: PartTitle;
  readonly children: ComponentChildren;
}

/** Cards that belong together, under a title of their own. */
const Part = ({ title, children }: PartProps) => (
  <section class="settings-part" aria-labelledby={idOf(title)}>
    <h2 class="settings-part-title" id={idOf(title)} tabIndex={-1}>
      {say(title)}
    </h2>
    <div class="settings-cards">{children}</div>
  </section>
);
