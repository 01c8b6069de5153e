import type { ReadonlySignal } from '@preact/signals';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import { counted } from '@/lib/domain/count-text';
import type { DeviceId } from '@/lib/domain/ids';
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
    <section class="panel tick-bar" aria-label="Ticked devices">
      <button
        type="button"
        class="act"
        title="In a tab of its own, where nothing is saved before you have seen it"
        onClick={(event) => {
          if (ticks.accepts(event)) ticks.edit();
        }}
      >
        {`Edit dates of ${counted(Math.min(length, MOST_IN_BULK), 'device')}`}
      </button>
      {length > MOST_IN_BULK && <span class="hint">{`The first of ${length} ticked`}</span>}
      <output class="hint">{ticks.message.value}</output>
      <CloseButton name="Dismiss" onClose={ticks.dismiss} />
    </section>
  );
}
