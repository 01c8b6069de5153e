import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { counted } from '@/lib/domain/count-text';
import { displayText } from '@/lib/domain/display-text';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { savedTargetOf } from '@/lib/state/mapping-draft';
import { NameText } from './name-text';
import { optionValueOf, targetOfOption } from './target-option';
import { useNearView } from './use-near-view';

interface CompanyMappingRowProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** Hundreds of rows with hundreds of choices: a row gets its own when it comes near the view. */
  readonly isLarge: boolean;
  readonly isFocused: boolean;
}

export function CompanyMappingRow({ model, row, isLarge, isFocused }: CompanyMappingRowProps) {
  const element = useRef<HTMLTableRowElement>(null);
  const isTouched = useSignal(false);
  const isNear = useNearView(element, isLarge);
  const target = useComputed(() => model.draft.value.get(row.id));
  useEffect(() => {
    if (!isFocused) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.querySelector('select')?.focus();
  }, [isFocused]);

  const chosen = optionValueOf(target.value ?? savedTargetOf(row));
  const isFull = !isLarge || isNear.value || isTouched.value;
  return (
    <tr ref={element} data-changed={target.value ? 'yes' : undefined}>
      <td>
        <NameText name={row.name} />
        <span class="soft">{aboutOf(row)}</span>
        {row.externalIds.length > 0 && <span class="soft">{idsText(row.externalIds)}</span>}
      </td>
      <td>
        <select
          class="control"
          aria-label={`Client for ${displayText(row.name)}`}
          value={chosen}
          onFocus={() => (isTouched.value = true)}
          onChange={(event) => model.choose(row, targetOfOption(event.currentTarget.value))}
        >
          <ClientOptions model={model} row={row} only={isFull ? undefined : chosen} />
        </select>
      </td>
    </tr>
  );
}

/** Of a company whose list was never read no device is known, which is not to say that it has none. */
function aboutOf({ clientId, devices, missingSince }: CompanyRow): string {
  const isAwaited = clientId !== undefined && missingSince === undefined;
  const parts = [
    devices === undefined ? isAwaited && 'devices not listed yet' : counted(devices, 'device'),
    missingSince !== undefined && 'no longer in the RMM',
  ];
  return parts.filter(Boolean).join(', ');
}

/** What the portal's links and other systems call it. */
const idsText = (ids: readonly string[]): string =>
  `${ids.length === 1 ? 'External id' : 'External ids'} ${displayText(ids.join(', '), 60)}`;

interface ClientOptionsProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** Leaves out all clients but this one. */
  readonly only: string | undefined;
}

function ClientOptions({ model, row, only }: ClientOptionsProps) {
  const own = optionValueOf({ kind: 'create', name: row.name });
  const clients = model.listing.value.clients.map(({ id, name }) => ({
    value: optionValueOf({ kind: 'client', clientId: id }),
    text: displayText(name),
  }));
  const created = model.newClients.value.map((name) => ({
    value: optionValueOf({ kind: 'create', name }),
    text: `New client ${displayText(name)}`,
  }));
  const options = [...clients, ...created].filter(
    ({ value }) => value !== own && (only === undefined || value === only),
  );
  return (
    <>
      <option value="">Not mapped</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
      <option value={own}>{`Create client ${displayText(row.name)}`}</option>
    </>
  );
}
