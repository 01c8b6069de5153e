import { toneAt, type Tone } from './tone';

/** Remembers how each list looks: asking the browser for every badge would cost. */
export class ToneSampler {
  #known = new WeakMap<Element, Tone>();

  of = (place: Element): Tone => {
    const list =
      place.closest('table,[role="grid"],[role="table"],ul,ol') ?? place.parentElement ?? place;
    const known = this.#known.get(list);
    if (known) return known;
    const tone = toneAt(place);
    this.#known.set(list, tone);
    return tone;
  };

  forget(): void {
    this.#known = new WeakMap();
  }
}

/** Whether a change may have turned the whole page dark or light. */
export const mayChangeTone = ({ type, target }: MutationRecord): boolean =>
  type === 'attributes' && (target === document.documentElement || target === document.body);
