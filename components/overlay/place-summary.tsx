import type { PlaceCounts, RowPlace } from '@/lib/domain/row-place';
import { say, sayCount } from '@/lib/text/say';

interface PlaceSummaryProps {
  readonly place: RowPlace;
  /** Why its devices could not be shown. */
  readonly problem?: string | undefined;
  readonly onPress: (event: MouseEvent) => void;
}

/** How the warranties of a company's or site's devices stand, in its row; it leads to the devices. */
export function PlaceSummary({ place, problem, onPress }: PlaceSummaryProps) {
  const text = summaryText(place);
  const name = say('recognition.placeSummary', { name: place.name, summary: text });
  return (
    <button
      type="button"
      class="badge"
      data-state={place.expired > 0 ? 'expired' : 'expiring'}
      aria-label={problem ? `${name}. ${problem}` : name}
      title={problem ?? name}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

/** `3 expired, 5 expiring`; empty where there is nothing to tell of. */
export function summaryText({ expired, expiring }: PlaceCounts): string {
  const parts = [
    ...(expired > 0 ? [sayCount('recognition.expiredDevices', expired)] : []),
    ...(expiring > 0 ? [sayCount('recognition.expiringDevices', expiring)] : []),
  ];
  return parts.join(', ');
}
