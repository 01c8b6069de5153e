import { useSignal } from '@preact/signals';
import { expiryWindows } from '@/lib/domain/policy';
import type { Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { Button } from '../button';
import { Card } from '../card';
import { Field } from '../field';
import { GroupsCard } from '../groups-card';
import { PermissionList } from '../permission-list';
import { SelectField } from '../select-field';
import { Switch } from '../switch';
import { TaskOutcome } from '../task-outcome';
import { StorageCard } from './storage-card';
import { SyncSettings } from './sync-settings';

/** What a person may set, and what is kept where. */
export function SettingsPage({ app }: { readonly app: App }) {
  const status = app.status.value.value;
  if (!status) return null;
  const { settings, connection } = status;
  const { task } = app.settings;
  return (
    <div class="screen settings">
      <DisplayCard app={app} settings={settings} />
      <WorkCard app={app} settings={settings} />
      <SyncSettings app={app} status={status} />
      <TaskOutcome task={task.state.value} onRetry={task.retry} />
      <GroupsCard model={app.groups} />
      <StorageCard />
      {connection.at === 'connected' && (
        <Card title="Permissions of the key">
          <PermissionList results={connection.permissions} />
        </Card>
      )}
    </div>
  );
}

interface SettingsCardProps {
  readonly app: App;
  readonly settings: Settings;
}

function DisplayCard({ app: { settings: model }, settings }: SettingsCardProps) {
  return (
    <Card title="How dates look">
      <SelectField
        id="expiring-within"
        label="A warranty is expiring within"
        value={String(settings.expiringWithinDays)}
        onChange={(value) => {
          const days = expiryWindows.find((window) => String(window) === value);
          return days && model.change('expiringWithinDays', days);
        }}
      >
        {expiryWindows.map((days) => (
          <option key={days} value={String(days)}>{`${days} days`}</option>
        ))}
      </SelectField>
      <SelectField
        id="date-display"
        label="Dates are shown as"
        value={settings.dateDisplay}
        onChange={(value) => model.change('dateDisplay', value === 'browser' ? 'browser' : 'iso')}
      >
        <option value="iso">2027-01-31</option>
        <option value="browser">The browser’s own format</option>
      </SelectField>
    </Card>
  );
}

function WorkCard({ app: { settings: model }, settings }: SettingsCardProps) {
  return (
    <Card title="Work">
      <NameField
        name={settings.technicianName}
        onSave={(name) => model.change('technicianName', name)}
      />
      <Switch
        id="import-automatically"
        label="Import new devices automatically"
        isOn={settings.importNewAutomatically}
        onChange={(isOn) => model.change('importNewAutomatically', isOn)}
      />
    </Card>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onSave: (name: string) => unknown;
}

function NameField({ name, onSave }: NameFieldProps) {
  const typed = useSignal(name);
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(typed.value.trim());
      }}
    >
      <Field id="technician-name" label="Your name" hint="Stands beside the edits you make here.">
        {(ties) => (
          <input
            {...ties}
            class="control"
            type="text"
            maxLength={80}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="actions">
        <Button submits isDisabled={typed.value.trim() === name}>
          Save name
        </Button>
      </div>
    </form>
  );
}
