import { useComputed } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { isOpen } from '@/lib/state/mapping-proposals';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';

/** What could be matched, before anybody asked: the certain at one stroke, the rest one by one. */
export function MappingReview({ model }: { readonly model: App['mapping'] }) {
  const uncertain = useComputed(() => {
    const { companies } = model.listing.value;
    const open = companies.filter((row) => isOpen(row) && !model.draft.value.has(row.id));
    return open.filter(({ id }) => model.proposals.value.get(id)?.some((one) => !one.isCertain))
      .length;
  });
  const certain = model.certain.value.length;
  const isLooking = model.filter.sight.value === 'proposed';
  if (certain === 0 && (uncertain.value === 0 || isLooking)) return null;
  return (
    <div class="note review-note" role="note">
      {certain > 0 && (
        <div class="review-line">
          <p>{sayCount('companies.certain', certain)}</p>
          <Button isBusy={model.task.busyWith.value === 'accept'} onClick={model.acceptCertain}>
            {say('companies.acceptCertain')}
          </Button>
        </div>
      )}
      {uncertain.value > 0 && (
        <div class="review-line">
          <p>{sayCount('companies.review', uncertain.value)}</p>
          {!isLooking && (
            <Button kind="quiet" onClick={() => (model.filter.sight.value = 'proposed')}>
              {sayCount('companies.showProposals', uncertain.value)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
