import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { deviceKindNames, type DeviceKind } from '@/lib/domain/device';
import { displayText } from '@/lib/domain/display-text';
import { parseCompanyId } from '@/lib/domain/ids';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { SearchBox } from './search-box';
import { SelectField } from './select-field';

interface DeviceFiltersProps {
  readonly model: App['devices'];
}

/** A pause in typing that counts as its end. */
const TYPING_PAUSE_MS = 200;

export function DeviceFilters({ model }: DeviceFiltersProps) {
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
              {deviceKindNames[kind]}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

const kindNamed = (page: DevicePage | undefined, name: string): DeviceKind | undefined =>
  page?.kinds.find(({ kind }) => kind === name)?.kind;

function DeviceSearch({ model }: DeviceFiltersProps) {
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
