import { displayText } from '@/lib/domain/display-text';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { optionValueOf, targetOfOption } from './target-option';

/** One choice for all selected companies. */
export function MappingBulk({ model }: { readonly model: App['mapping'] }) {
  const { clients } = model.listing.value;
  return (
    <div class="bulk-bar">
      <span>{sayCount('companies.selected', model.selection.ids.value.size)}</span>
      <select
        class="control"
        aria-label={say('companies.mapSelected')}
        value=""
        onChange={({ currentTarget }) => {
          const target = targetOfOption(currentTarget.value);
          currentTarget.value = '';
          void model.chooseForSelected(target);
        }}
      >
        <option value="" disabled>
          {say('companies.chooseClient')}
        </option>
        <option value="none">{say('companies.notMapped')}</option>
        <option value={optionValueOf({ kind: 'leave-out' })}>{say('companies.leaveOut')}</option>
        {clients.map(({ id, name }) => (
          <option key={id} value={optionValueOf({ kind: 'client', clientId: id })}>
            {displayText(name)}
          </option>
        ))}
      </select>
      <Button kind="quiet" onClick={model.selection.clear}>
        {say('companies.clearSelection')}
      </Button>
    </div>
  );
}
