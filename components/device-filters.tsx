import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { deviceKindName, deviceKinds } from '@/lib/domain/device';
import type { GroupRow } from '@/lib/domain/device-group';
import { displayText } from '@/lib/domain/display-text';
import { parseCompanyId, parseGroupId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { DeviceCounts } from './device-counts';
import { DeviceMarks } from './device-marks';
import { MakerFilter, SiteFilter } from './device-place-filters';
import { SearchBox } from './search-box';
import { SelectField } from './select-field';

interface DeviceFiltersProps {
  readonly model: App['devices'];
  readonly groups: readonly GroupRow[];
  /** Whether all filters fit side by side. */
  readonly isRoomy: boolean;
}

/** A pause in typing that counts as its end. */
const TYPING_PAUSE_MS = 200;

export const DeviceFilters = ({ model, groups, isRoomy }: DeviceFiltersProps) => (
  <div class="toolbar device-toolbar">
    <DeviceSearch model={model} />
    <div class="toolbar-row">
      <CompanyFilter model={model} />
      {isRoomy && <SiteFilter model={model} />}
      <TypeFilter model={model} />
      {isRoomy && <MakerFilter model={model} />}
      {groups.length > 0 && <GroupFilter model={model} groups={groups} />}
    </div>
    <DeviceMarks model={model} />
    <DeviceCounts model={model} isRoomy={isRoomy} />
  </div>
);

type FilterProps = Pick<DeviceFiltersProps, 'model'>;

function CompanyFilter({ model }: FilterProps) {
  const companies = model.listing.page.value?.companies ?? [];
  const { companyId } = model.listing.query.value;
  return (
    <SelectField
      id="filter-company"
      label={say('devices.company')}
      value={companyId ?? ''}
      onChange={(id) => model.filter({ companyId: parseCompanyId(id) })}
    >
      <option value="">{say('devices.allCompanies')}</option>
      {companyId && !companies.some(({ id }) => id === companyId) && (
        <option value={companyId}>{say('devices.noneLeft')}</option>
      )}
      {companies.map(({ id, name }) => (
        <option key={id} value={id}>
          {displayText(name)}
        </option>
      ))}
    </SelectField>
  );
}

function TypeFilter({ model }: FilterProps) {
  const counted = model.listing.page.value?.kinds.map(({ kind }) => kind) ?? [];
  const { kind: chosen } = model.listing.query.value;
  const kinds = deviceKinds.filter((kind) => kind === chosen || counted.includes(kind));
  return (
    <SelectField
      id="filter-type"
      label={say('devices.type')}
      value={chosen ?? ''}
      onChange={(name) => model.filter({ kind: deviceKinds.find((kind) => kind === name) })}
    >
      <option value="">{say('devices.allTypes')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {deviceKindName(kind)}
        </option>
      ))}
    </SelectField>
  );
}

const GroupFilter = ({ model, groups }: Pick<DeviceFiltersProps, 'model' | 'groups'>) => (
  <SelectField
    id="filter-group"
    label={say('devices.group')}
    value={model.listing.query.value.groupId ?? ''}
    onChange={(id) => model.filter({ groupId: parseGroupId(id) })}
  >
    <option value="">{say('devices.allGroups')}</option>
    {groups.map(({ id, name }) => (
      <option key={id} value={id}>
        {displayText(name)}
      </option>
    ))}
  </SelectField>
);

function DeviceSearch({ model }: FilterProps) {
  const typed = useSignal(model.listing.query.peek().search ?? '');
  const text = typed.value.trim();
  const current = model.listing.query.value.search ?? '';
  // Taken away elsewhere, for example by Show all.
  useEffect(() => {
    if (current === '') typed.value = '';
  }, [current, typed]);
  useEffect(() => {
    if (text === (model.listing.query.peek().search ?? '')) return undefined;
    const timer = setTimeout(() => void model.filter({ search: text }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [model, text]);
  return (
    <SearchBox
      label={say('devices.search')}
      value={typed.value}
      onInput={(next) => (typed.value = next)}
    />
  );
}
