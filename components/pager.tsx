import type { App } from '@/lib/state/app-model';
import { DEVICES_PER_PAGE } from '@/lib/state/device-listing';
import { say } from '@/lib/text/say';
import { Button } from './button';

interface PagerProps {
  readonly model: App['devices'];
  readonly total: number;
}

export function Pager({ model: { listing }, total }: PagerProps) {
  const first = listing.offset.value;
  const last = Math.min(total, first + DEVICES_PER_PAGE);
  return (
    <div class="pager">
      <span class="soft">{say('general.pageReach', { first: first + 1, last, total })}</span>
      {total > DEVICES_PER_PAGE && (
        <div class="actions">
          <Button
            isDisabled={first === 0}
            onClick={() => listing.turnTo(Math.max(0, first - DEVICES_PER_PAGE))}
          >
            {say('general.previousPage')}
          </Button>
          <Button
            isDisabled={last >= total}
            onClick={() => listing.turnTo(first + DEVICES_PER_PAGE)}
          >
            {say('general.nextPage')}
          </Button>
        </div>
      )}
    </div>
  );
}
