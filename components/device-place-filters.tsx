import { displayText } from '@/lib/domain/display-text';
import { parseSiteId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { SelectField } from './select-field';

interface PlaceFilterProps {
  readonly model: App['devices'];
}

export function SiteFilter({ model }: PlaceFilterProps) {
  const sites = model.listing.page.value?.sites ?? [];
  const { siteId } = model.listing.query.value;
  return (
    <SelectField
      id="filter-site"
      label={say('devices.site')}
      value={siteId ?? ''}
      onChange={(id) => model.filter({ siteId: parseSiteId(id) })}
    >
      <option value="">{say('devices.allSites')}</option>
      {siteId && !sites.some(({ value }) => value === siteId) && (
        <option value={siteId}>{say('devices.noneLeft')}</option>
      )}
      {sites.map(({ value, name, of }) => (
        <option key={value} value={value}>
          {displayText(of === undefined ? name : `${of} · ${name}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** An option's value can't tell "any" from "not known": a sign before the name does. */
const KNOWN = 'is:';

export function MakerFilter({ model }: PlaceFilterProps) {
  const makers = model.listing.page.value?.makers ?? [];
  const { maker } = model.listing.query.value;
  const all =
    maker === undefined || makers.some(({ value }) => value === maker)
      ? makers
      : [...makers, { value: maker, name: maker, count: 0 }];
  return (
    <SelectField
      id="filter-maker"
      label={say('devices.maker')}
      value={maker === undefined ? '' : `${KNOWN}${maker}`}
      onChange={(value) =>
        model.filter({ maker: value === '' ? undefined : value.slice(KNOWN.length) })
      }
    >
      <option value="">{say('devices.allMakers')}</option>
      {all.map(({ value, name }) => (
        <option key={value} value={`${KNOWN}${value}`}>
          {name === '' ? say('devices.noMaker') : displayText(name, 60)}
        </option>
      ))}
    </SelectField>
  );
}
