import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActivityEvent } from '@/lib/domain/activity';
import { displayText } from '@/lib/domain/display-text';
import { parseClientId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { DevicePicker } from './device-picker';
import { Field } from './field';
import { SelectField } from './select-field';

type Kind = ActivityEvent['kind'];

const kinds: readonly Kind[] = [
  'edit',
  'edit-ended',
  'bulk',
  'pin',
  'sync',
  'missing',
  'mapping',
  'import',
  'connection',
];

/** Which part of the history is shown, and the same part as a file. */
export function ActivityFilters({ app }: { readonly app: App }) {
  const { activity, mapping } = app;
  useEffect(() => void mapping.reload(), [mapping]);
  const { clientId, kind } = activity.filter.value;
  return (
    <div class="activity-filters">
      <DeviceFilter app={app} />
      <SelectField
        id="activity-client"
        label={say('activity.client')}
        value={clientId ?? ''}
        onChange={(id) => activity.narrow({ clientId: parseClientId(id) })}
      >
        <option value="">{say('activity.allClients')}</option>
        {mapping.listing.value.clients.map(({ id, name }) => (
          <option key={id} value={id}>
            {displayText(name)}
          </option>
        ))}
      </SelectField>
      <PersonFilter app={app} />
      <SelectField
        id="activity-kind"
        label={say('activity.kind')}
        value={kind ?? ''}
        onChange={(value) => activity.narrow({ kind: kinds.find((name) => name === value) })}
      >
        <option value="">{say('activity.everything')}</option>
        {kinds.map((name) => (
          <option key={name} value={name}>
            {say(`activity.kind-${name}`)}
          </option>
        ))}
      </SelectField>
      <ExportButtons app={app} />
    </div>
  );
}

/** A device may come with the address, from the device's own page: then its name is asked for. */
function DeviceFilter({ app: { activity } }: { readonly app: App }) {
  const { deviceId } = activity.filter.value;
  const { search } = activity;
  useEffect(() => void search.nameOf(deviceId), [search, deviceId]);
  return (
    <DevicePicker
      id="activity-device"
      label={say('activity.device')}
      found={search.found.value}
      onSearch={search.find}
      chosen={deviceId ? displayText(search.names.value.get(deviceId) ?? deviceId) : ''}
      onChoose={(device) => {
        if (device) search.learn(device);
        if (device?.id !== deviceId) void activity.narrow({ deviceId: device?.id });
      }}
    />
  );
}

function PersonFilter({ app: { activity } }: { readonly app: App }) {
  const { person } = activity.filter.value;
  const typed = useSignal(person ?? '');
  const isUnknown = useSignal(false);

  function settle(): void {
    const named = personNamed(typed.value.trim(), activity.people.value);
    isUnknown.value = named === undefined && typed.value.trim() !== '';
    if (named) typed.value = named;
    if (named !== person) void activity.narrow({ person: named });
  }

  return (
    <Field
      id="activity-person"
      label={say('activity.person')}
      fault={isUnknown.value ? say('activity.nobody') : undefined}
    >
      {(ties) => (
        <>
          <input
            {...ties}
            class="control"
            type="search"
            list="activity-people"
            placeholder={say('activity.everybody')}
            autocomplete="off"
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            onChange={settle}
          />
          <datalist id="activity-people">
            {activity.people.value.map((name) => (
              <option key={name} value={name}>
                {displayText(name)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** The person of this name, or the only one whose name has this in it. */
function personNamed(text: string, people: readonly string[]): string | undefined {
  if (text === '') return undefined;
  const key = text.toLowerCase();
  const [only, ...others] = people.filter((name) => name.toLowerCase().includes(key));
  return (
    people.find((name) => name === text) ??
    people.find((name) => name.toLowerCase() === key) ??
    (others.length === 0 ? only : undefined)
  );
}

function ExportButtons({ app: { activity } }: { readonly app: App }) {
  const busy = activity.task.busyWith.value;
  const isExporting = busy === 'csv' || busy === 'json';
  return (
    <div class="export-buttons">
      <Button
        isBusy={busy === 'csv'}
        describedBy="export-hint"
        onClick={() => activity.exportAs('csv')}
      >
        {say('activity.exportCsv')}
      </Button>
      <Button
        isBusy={busy === 'json'}
        describedBy="export-hint"
        onClick={() => activity.exportAs('json')}
      >
        {say('activity.exportJson')}
      </Button>
      <p class="soft" id="export-hint">
        {say('activity.exportHint')}
      </p>
      {isExporting && (
        <span class="soft">{say('activity.linesSoFar', { count: activity.exported.value })}</span>
      )}
    </div>
  );
}
