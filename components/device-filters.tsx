import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { deviceKindName, type DeviceKind } from '@/lib/domain/device';
import type { GroupRow } from '@/lib/domain/device-group';
import { displayText } from '@/lib/domain/display-text';
import { parseCompanyId, parseGroupId } from '@/lib/domain/ids';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { SearchBox } from './search-box';
import { SelectField } from './select-field';

interface DeviceFiltersProps {
  readonly model: App['devices'];
  readonly groups: readonly GroupRow[];
}

/** A pause in typing that counts as its end. */
const TYPING_PAUSE_MS = 200;

export function DeviceFilters({ model, groups }: DeviceFiltersProps) {
  const page = model.listing.page.value;
  const query = model.listing.query.value;
  return (
    <div class="toolbar">
      <DeviceSearch model={model} />
      <div class="toolbar-row">
        <SelectField
          id="filter-company"
          label="Company"
          value={query.companyId ?? ''}
          onChange={(id) => model.filter({ companyId: parseCompanyId(id) })}
        >
          <option value="">All companies</option>
          {query.companyId && !page?.companies.some(({ id }) => id === query.companyId) && (
            <option value={query.companyId}>No devices left</option>
          )}
          {page?.companies.map(({ id, name }) => (
            <option key={id} value={id}>
              {displayText(name)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="filter-type"
          label="Type"
          value={query.kind ?? ''}
          onChange={(kind) => model.filter({ kind: kindNamed(page, kind) })}
        >
          <option value="">All types</option>
          {page?.kinds.map(({ kind }) => (
            <option key={kind} value={kind}>
              {deviceKindName(kind)}
            </option>
          ))}
        </SelectField>
        {groups.length > 0 && <GroupFilter model={model} groups={groups} />}
      </div>
    </div>
  );
}

const GroupFilter = ({ model, groups }: DeviceFiltersProps) => (
  <SelectField
    id="filter-group"
    label="Group"
    value={model.listing.query.value.groupId ?? ''}
    onChange={(id) => model.filter({ groupId: parseGroupId(id) })}
  >
    <option value="">All groups</option>
    {groups.map(({ id, name }) => (
      <option key={id} value={id}>
        {displayText(name)}
      </option>
    ))}
  </SelectField>
);

const kindNamed = (page: DevicePage | undefined, name: string): DeviceKind | undefined =>
  page?.kinds.find(({ kind }) => kind === name)?.kind;

function DeviceSearch({ model }: Pick<DeviceFiltersProps, 'model'>) {
  const typed = useSignal(model.listing.query.peek().search ?? '');
  const text = typed.value.trim();
  useEffect(() => {
    if (text === (model.listing.query.peek().search ?? '')) return undefined;
    const timer = setTimeout(() => void model.filter({ search: text }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [model, text]);
  return (
    <SearchBox
      label="Search devices"
      value={typed.value}
      onInput={(next) => (typed.value = next)}
    />
  );
}
