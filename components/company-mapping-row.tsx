import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { displayText } from '@/lib/domain/display-text';
import type { MappingProposal, MappingTarget } from '@/lib/domain/company-matching';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { savedTargetOf } from '@/lib/state/mapping-draft';
import { isOpen, isToReview } from '@/lib/state/mapping-proposals';
import { say, sayCount } from '@/lib/text/say';
import { ClientOptions } from './company-client-options';
import { CompanyProposals } from './company-proposals';
import { NameText } from './name-text';
import { optionValueOf, targetOfOption } from './target-option';
import { useNearView } from './use-near-view';

interface CompanyMappingRowProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** Hundreds of rows with hundreds of choices: a row has its own while it is near the view. */
  readonly isLarge: boolean;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
}

export function CompanyMappingRow(props: CompanyMappingRowProps) {
  const { model, row, isLarge, isFocused, isSelected } = props;
  const element = useRef<HTMLTableRowElement>(null);
  const isNear = useNearView(element, isLarge);
  const target = useComputed(() => model.draft.value.get(row.id));
  useEffect(() => {
    if (!isFocused) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.querySelector('select')?.focus();
  }, [isFocused]);

  const proposals = useComputed(() => proposalsFor(model, row, target.value));
  return (
    <tr
      ref={element}
      data-changed={target.value ? 'yes' : undefined}
      data-left-out={row.isLeftOut && !target.value ? 'yes' : undefined}
      data-proposed={proposals.value.length > 0 ? 'yes' : undefined}
    >
      <td class="tick">
        <input
          type="checkbox"
          aria-label={say('companies.select', { name: displayText(row.name) })}
          checked={isSelected}
          onChange={({ currentTarget }) => model.selection.select([row.id], currentTarget.checked)}
        />
      </td>
      <CompanyCell row={row} />
      <td class="mapping-client">
        <ClientChoice
          model={model}
          row={row}
          target={target.value}
          isNear={!isLarge || isNear.value}
        />
        <CompanyProposals
          model={model}
          row={row}
          target={target.value}
          proposals={proposals.value}
        />
      </td>
    </tr>
  );
}

function CompanyCell({ row }: { readonly row: CompanyRow }) {
  const about = aboutOf(row);
  return (
    <td class="mapping-company">
      <NameText name={row.name} />
      {about !== '' && <span class="soft">{about}</span>}
      {row.externalIds.length > 0 && <span class="soft">{idsText(row.externalIds)}</span>}
    </td>
  );
}

interface ClientChoiceProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** What the draft says. */
  readonly target: MappingTarget | undefined;
  /** Where it is far from the view, only what is chosen can be chosen, until a person turns to it. */
  readonly isNear: boolean;
}

function ClientChoice({ model, row, target, isNear }: ClientChoiceProps) {
  const isTouched = useSignal(false);
  const chosen = optionValueOf(target ?? savedTargetOf(row));
  const isFull = isNear || isTouched.value;
  return (
    <select
      class="control"
      aria-label={say('companies.clientFor', { name: displayText(row.name) })}
      value={chosen}
      onFocus={() => (isTouched.value = true)}
      onChange={(event) => model.choose(row, targetOfOption(event.currentTarget.value))}
    >
      <ClientOptions model={model} row={row} only={isFull ? undefined : chosen} />
    </select>
  );
}

/** What a person is asked about the company, until they have chosen. */
const proposalsFor = (
  model: App['mapping'],
  row: CompanyRow,
  target: MappingTarget | undefined,
): readonly MappingProposal[] =>
  isOpen(row) && !target ? (model.proposals.value.get(row.id) ?? []).filter(isToReview) : [];

/** Of a company whose list was never read no device is known, which is not to say that it has none. */
function aboutOf({ clientId, devices, missingSince, isLeftOut }: CompanyRow): string {
  const isAwaited = clientId !== undefined && missingSince === undefined;
  const count =
    devices === undefined
      ? isAwaited && say('companies.notListedYet')
      : sayCount('general.devices', devices);
  const parts = [
    count,
    isLeftOut && say('companies.leftOut'),
    missingSince !== undefined && say('companies.gone'),
  ];
  return parts.filter(Boolean).join(', ');
}

/** What the portal's links and other systems call it. */
const idsText = (ids: readonly string[]): string =>
  sayCount('companies.externalIds', ids.length, { ids: displayText(ids.join(', '), 60) });
