import { numberText } from '@/lib/domain/count-text';
import type { App } from '@/lib/state/app-model';
import { DEVICES_PER_PAGE } from '@/lib/state/device-listing';
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
      <span class="soft">
        {numberText(first + 1)} to {numberText(last)} of {numberText(total)}
      </span>
      {total > DEVICES_PER_PAGE && (
        <div class="actions">
          <Button
            isDisabled={first === 0}
            onClick={() => listing.turnTo(Math.max(0, first - DEVICES_PER_PAGE))}
          >
            Previous page
          </Button>
          <Button
            isDisabled={last >= total}
            onClick={() => listing.turnTo(first + DEVICES_PER_PAGE)}
          >
            Next page
          </Button>
        </div>
      )}
    </div>
  );
}
