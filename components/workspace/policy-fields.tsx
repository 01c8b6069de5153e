import { deviceKindName } from '@/lib/domain/device';
import {
  ageLimits,
  expiryWindows,
  kindsReplacedByAge,
  type AgeLimit,
  type AgingKind,
  type ClientPolicy,
  type MaximumAges,
  type Policy,
} from '@/lib/domain/policy';
import { say, sayCount } from '@/lib/text/say';
import { SelectField } from '../select-field';

const RULED = '';

interface AgeFieldsProps {
  /** Begins the ids of the fields. */
  readonly id: string;
  readonly ages: MaximumAges;
  /** What holds where a kind is not named, and what to say of that. */
  readonly otherwise: Policy['maximumAgeYears'];
  readonly otherwiseText: (years: AgeLimit) => string;
  readonly onChange: (ages: MaximumAges) => unknown;
}

/** A maximum age for each kind whose age decides when it is replaced. */
export const AgeFields = ({ id, ages, otherwise, otherwiseText, onChange }: AgeFieldsProps) => (
  <>
    {kindsReplacedByAge.map((kind) => {
      const usual = otherwise[kind];
      return (
        <SelectField
          key={kind}
          id={`${id}-${kind}`}
          label={say('settings.ageOf', { kind: deviceKindName(kind) })}
          value={String(ages[kind] ?? RULED)}
          onChange={(value) => onChange(withAge(ages, kind, value))}
        >
          {usual && <option value={RULED}>{otherwiseText(usual)}</option>}
          {ageLimits.map((years) => (
            <option key={years} value={String(years)}>
              {sayCount('settings.years', years)}
            </option>
          ))}
        </SelectField>
      );
    })}
  </>
);

function withAge(ages: MaximumAges, kind: AgingKind, value: string): MaximumAges {
  const { [kind]: _former, ...others } = ages;
  const years = ageLimits.find((limit) => String(limit) === value);
  return years ? { ...others, [kind]: years } : others;
}

interface ClientPolicyFieldsProps {
  readonly id: string;
  readonly own: ClientPolicy;
  readonly general: Policy;
  readonly onChange: (own: ClientPolicy) => unknown;
}

/** The rules of one client; each may be the one for all. */
export const ClientPolicyFields = ({ id, own, general, onChange }: ClientPolicyFieldsProps) => (
  <div class="field-grid">
    <SelectField
      id={`${id}-expiring`}
      label={say('settings.expiringWithin')}
      value={String(own.expiringWithinDays ?? RULED)}
      onChange={(value) => onChange(withWindow(own, value))}
    >
      <option value={RULED}>
        {say('settings.asForAll', {
          value: sayCount('settings.days', general.expiringWithinDays),
        })}
      </option>
      {expiryWindows.map((days) => (
        <option key={days} value={String(days)}>
          {sayCount('settings.days', days)}
        </option>
      ))}
    </SelectField>
    <AgeFields
      id={id}
      ages={own.maximumAgeYears ?? {}}
      otherwise={general.maximumAgeYears}
      otherwiseText={(years) =>
        say('settings.asForAll', { value: sayCount('settings.years', years) })
      }
      onChange={(maximumAgeYears) => onChange({ ...own, maximumAgeYears })}
    />
  </div>
);

function withWindow({ expiringWithinDays: _former, ...rest }: ClientPolicy, value: string) {
  const days = expiryWindows.find((window) => String(window) === value);
  return days ? { ...rest, expiringWithinDays: days } : rest;
}
