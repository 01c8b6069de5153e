import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActivityEvent } from '@/lib/domain/activity';
import { displayText } from '@/lib/domain/display-text';
import { parseClientId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { DevicePicker } from './device-picker';
import { Field } from './field';
import { SelectField } from './select-field';

type Kind = ActivityEvent['kind'];

const kinds: readonly (readonly [Kind, string])[] = [
  ['edit', 'Edits of dates'],
  ['edit-ended', 'Ends of edits'],
  ['bulk', 'Bulk edits'],
  ['pin', 'Pinned sources'],
  ['sync', 'Syncs'],
  ['missing', 'Devices marked missing'],
  ['mapping', 'Company mappings'],
  ['import', 'Imports'],
  ['connection', 'Connection'],
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
        label="Client"
        value={clientId ?? ''}
        onChange={(id) => activity.narrow({ clientId: parseClientId(id) })}
      >
        <option value="">All clients</option>
        {mapping.listing.value.clients.map(({ id, name }) => (
          <option key={id} value={id}>
            {displayText(name)}
          </option>
        ))}
      </SelectField>
      <PersonFilter app={app} />
      <SelectField
        id="activity-kind"
        label="Kind"
        value={kind ?? ''}
        onChange={(value) => activity.narrow({ kind: kinds.find(([name]) => name === value)?.[0] })}
      >
        <option value="">Everything</option>
        {kinds.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
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
      label="Device"
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
      label="Person"
      fault={isUnknown.value ? 'Nobody of that name' : undefined}
    >
      {(ties) => (
        <>
          <input
            {...ties}
            class="control"
            type="search"
            list="activity-people"
            placeholder="Everybody"
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
        Export CSV
      </Button>
      <Button
        isBusy={busy === 'json'}
        describedBy="export-hint"
        onClick={() => activity.exportAs('json')}
      >
        Export JSON
      </Button>
      <p class="soft" id="export-hint">
        CSV has a row for each date of an edit, and another for its end; JSON has all that is known.
      </p>
      {isExporting && <span class="soft">{activity.exported.value} lines so far</span>}
    </div>
  );
}
