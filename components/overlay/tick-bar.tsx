import type { ReadonlySignal } from '@preact/signals';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import type { DeviceId } from '@/lib/domain/ids';
import { say, sayCount } from '@/lib/text/say';
import { CloseButton } from './close-button';

export interface Ticks {
  /** Devices whose rows are ticked. */
  readonly devices: ReadonlySignal<readonly DeviceId[]>;
  readonly message: ReadonlySignal<string | undefined>;
  readonly accepts: (event: Event) => boolean;
  /** Opens our own page, where the dates are chosen. */
  readonly edit: () => void;
  readonly dismiss: () => void;
}

/** What can be done with the rows that are ticked in the page's own list. */
export function TickBar({ ticks }: { readonly ticks: Ticks }) {
  const { length } = ticks.devices.value;
  return (
    <section class="panel tick-bar" aria-label={say('overlay.tickedDevices')}>
      <button
        type="button"
        class="act"
        title={say('overlay.editTickedHint')}
        onClick={(event) => {
          if (ticks.accepts(event)) ticks.edit();
        }}
      >
        {sayCount('overlay.editTicked', Math.min(length, MOST_IN_BULK))}
      </button>
      {length > MOST_IN_BULK && (
        <span class="hint">{say('overlay.firstOfTicked', { count: length })}</span>
      )}
      <output class="hint">{ticks.message.value}</output>
      <CloseButton name={say('overlay.dismiss')} onClose={ticks.dismiss} />
    </section>
  );
}
