import { useSignal } from '@preact/signals';
import { defaultPolicy, expiryWindows } from '@/lib/domain/policy';
import type { Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { Button } from '../button';
import { Card } from '../card';
import { DateFieldsCard } from '../date-fields-card';
import { Field } from '../field';
import { RadioChoice, type RadioOption } from '../radio-choice';
import { SelectField } from '../select-field';

interface SettingsDatesProps {
  readonly app: App;
  readonly settings: Settings;
}

/** Everything about dates that a person may set. */
export function SettingsDates({ app, settings }: SettingsDatesProps) {
  const status = app.status.value.value;
  return (
    <>
      <LooksCard app={app} settings={settings} />
      <ReadingCard app={app} settings={settings} />
      {status?.connection.at === 'connected' && (
        <DateFieldsCard model={app.fields} chosen={status.fields} />
      )}
      <NameCard
        name={settings.technicianName}
        onSave={(name) => app.settings.change('technicianName', name)}
      />
    </>
  );
}

const { desktop, server } = defaultPolicy.maximumAgeYears;

/** What a status means by its policy. */
const policyText = `Replacement: workstations and mobiles are overdue when older than ${desktop} years and out of warranty; servers, hosts and network devices (planned for ${server} years) as soon as they are out of warranty.`;

const LooksCard = ({ app: { settings: model }, settings }: SettingsDatesProps) => (
  <Card title="How dates are shown and judged">
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
    <p class="soft">{policyText}</p>
  </Card>
);

type TextDates = Settings['textDates'];

const readings: readonly (readonly [TextDates, string])[] = [
  ['none', 'Not at all: it is shown as it stands'],
  ['day-first', 'Day first: 3 April 2025'],
  ['month-first', 'Month first: March 4, 2025'],
];

const rules: readonly RadioOption<Settings['resolution']>[] = [
  {
    value: 'sources',
    label: 'The RMM’s date counts',
    note: 'A vendor’s or an imported date is shown only where the RMM has none, and beside it where it differs.',
  },
  {
    value: 'longest',
    label: 'The longest life counts',
    note: 'The earliest purchase date and the latest warranty of all sources, as ConnectWise Lifecycle Manager does it.',
  },
];

const ReadingCard = ({ app: { settings: model }, settings }: SettingsDatesProps) => (
  <Card title="How dates are read">
    <SelectField
      id="text-dates"
      label="How a text such as 3/4/2025 is read"
      value={settings.textDates}
      hint="Dates such as 2025-04-03 are always read. Whatever can’t be read is never overwritten without a question."
      onChange={(value) => {
        const order = readings.find(([name]) => name === value)?.[0];
        return order && model.change('textDates', order);
      }}
    >
      {readings.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
    <RadioChoice
      legend="When sources differ"
      options={rules}
      chosen={settings.resolution}
      onChoose={(rule) => model.change('resolution', rule)}
    />
    <p class="soft">An edit that is on its way, and a source that you pin, come before either.</p>
  </Card>
);

interface NameCardProps {
  readonly name: string;
  readonly onSave: (name: string) => unknown;
}

function NameCard({ name, onSave }: NameCardProps) {
  const typed = useSignal(name);
  return (
    <Card title="You">
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
    </Card>
  );
}
