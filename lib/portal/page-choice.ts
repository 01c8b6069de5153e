import { signal } from '@preact/signals';
import type { ChoiceOfDevice } from '@/components/overlay/device-choice';
import type { Choice } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import type { PageReading } from './page-evidence';

interface Made {
  readonly address: string;
  /** Everything that the page said when the choice was made. */
  readonly said: readonly string[];
  readonly id: DeviceId;
}

const MOST_KEPT = 50;

/** Which of several devices a person has said a page to be about; known as long as the document lives. */
export class PageChoice implements ChoiceOfDevice {
  readonly choice = signal<Choice | undefined>(undefined);
  readonly isMade = signal(false);
  readonly accepts;
  readonly #reading: () => PageReading;
  readonly #onChange: () => void;
  #made: readonly Made[] = [];

  constructor(deps: {
    readonly accepts: (event: Event) => boolean;
    /** What the page says now. */
    readonly reading: () => PageReading;
    readonly onChange: () => void;
  }) {
    this.accepts = deps.accepts;
    this.#reading = deps.reading;
    this.#onChange = deps.onChange;
  }

  /** It counts where the page is at the same address and still says all of what it said then. */
  madeFor(reading: PageReading): DeviceId | undefined {
    const said = new Set(sayings(reading));
    return this.#made.find(
      (made) => made.address === reading.place && made.said.every((one) => said.has(one)),
    )?.id;
  }

  choose = (id: DeviceId): void => {
    const reading = this.#reading();
    const made: Made = { address: reading.place, said: sayings(reading), id };
    this.#made = [made, ...this.#made].slice(0, MOST_KEPT);
    this.#onChange();
  };

  reconsider = (): void => {
    const { place } = this.#reading();
    this.#made = this.#made.filter(({ address }) => address !== place);
    this.#onChange();
  };
}

const sayings = ({ evidence: { ids, regIds, texts } }: PageReading): readonly string[] => [
  ...ids,
  ...regIds,
  ...texts,
];
