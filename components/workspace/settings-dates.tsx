import { expiryWindows } from '@/lib/domain/policy';
import type { Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Card } from '../card';
import { DateFieldsCard } from '../date-fields-card';
import { RadioChoice } from '../radio-choice';
import { SelectField } from '../select-field';

interface SettingsDatesProps {
  readonly app: App;
  readonly settings: Settings;
}

/** Where dates are kept, how they are read and how they look. */
export function SettingsDates({ app, settings }: SettingsDatesProps) {
  const status = app.status.value.value;
  return (
    <>
      <LooksCard app={app} settings={settings} />
      <ReadingCard app={app} settings={settings} />
      {status?.connection.at === 'connected' && (
        <DateFieldsCard model={app.fields} chosen={status.fields} />
      )}
    </>
  );
}

const LooksCard = ({ app: { settings: model }, settings }: SettingsDatesProps) => (
  <Card title={say('settings.looks')}>
    <SelectField
      id="expiring-within"
      label={say('settings.expiringWithin')}
      value={String(settings.expiringWithinDays)}
      onChange={(value) => {
        const days = expiryWindows.find((window) => String(window) === value);
        return days && model.change('expiringWithinDays', days);
      }}
    >
      {expiryWindows.map((days) => (
        <option key={days} value={String(days)}>
          {sayCount('settings.days', days)}
        </option>
      ))}
    </SelectField>
    <SelectField
      id="date-display"
      label={say('settings.shownAs')}
      value={settings.dateDisplay}
      onChange={(value) => model.change('dateDisplay', value === 'browser' ? 'browser' : 'iso')}
    >
      <option value="iso">2027-01-31</option>
      <option value="browser">{say('settings.browsersFormat')}</option>
    </SelectField>
  </Card>
);

const readings = [
  ['none', 'settings.readNone'],
  ['day-first', 'settings.readDayFirst'],
  ['month-first', 'settings.readMonthFirst'],
] as const satisfies readonly (readonly [Settings['textDates'], string])[];

const rules = [
  ['sources', 'settings.rmmCounts', 'settings.rmmCountsNote'],
  ['longest', 'settings.longestCounts', 'settings.longestCountsNote'],
] as const satisfies readonly (readonly [Settings['resolution'], string, string])[];

const ReadingCard = ({ app: { settings: model }, settings }: SettingsDatesProps) => (
  <Card title={say('settings.reading')}>
    <SelectField
      id="text-dates"
      label={say('settings.readAs')}
      value={settings.textDates}
      hint={say('settings.readingHint')}
      onChange={(value) => {
        const order = readings.find(([name]) => name === value)?.[0];
        return order && model.change('textDates', order);
      }}
    >
      {readings.map(([value, words]) => (
        <option key={value} value={value}>
          {say(words)}
        </option>
      ))}
    </SelectField>
    <RadioChoice
      legend={say('settings.whenSourcesDiffer')}
      options={rules.map(([value, label, note]) => ({ value, label: say(label), note: say(note) }))}
      chosen={settings.resolution}
      onChoose={(rule) => model.change('resolution', rule)}
    />
    <p class="soft">{say('settings.beforeEither')}</p>
  </Card>
);
