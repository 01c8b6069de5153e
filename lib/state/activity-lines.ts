import { signal } from '@preact/signals';
import type { ActivityFilter } from '@/lib/domain/activity';
import type { Send } from '@/lib/messages/send';
import { createLookBack, LINES_PER_PAGE } from './activity-pages';
import { createResource } from './resource';

/** The newest lines of the history under a filter, more of them with each `showMore`. */
export function createActivityLines(send: Send) {
  const filter = signal<ActivityFilter>({});
  /** Whether it takes longer, because what fits is far back or is not there. */
  const isLookingBack = signal(false);
  let wanted = LINES_PER_PAGE;
  let lookBack = createLookBack(send, {});
  const { state, value, reload, renew } = createResource(() =>
    lookBack
      .newest(wanted, () => (isLookingBack.value = true))
      .finally(() => (isLookingBack.value = false)),
  );

  /** What was found out about the history does not count any more. */
  const lookAnew = () => void (lookBack = createLookBack(send, filter.peek()));

  function show(wish: ActivityFilter): Promise<void> {
    filter.value = wish;
    wanted = LINES_PER_PAGE;
    lookAnew();
    return renew();
  }

  const wantMore = () => {
    lookBack.goOn();
    wanted += LINES_PER_PAGE;
  };

  return { filter, isLookingBack, state, value, reload, show, lookAnew, wantMore };
}
