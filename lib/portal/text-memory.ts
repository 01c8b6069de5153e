const MOST_KEPT = 3000;
const LONGEST_KEPT = 200;

/** Remembers what was found out about a text: lists show the same few again and again. */
export class TextMemory<Fact> {
  readonly #find: (text: string) => Fact;
  readonly #known = new Map<string, Fact>();

  constructor(find: (text: string) => Fact) {
    this.#find = find;
  }

  of(text: string): Fact {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const fact = this.#find(text);
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    if (text.length <= LONGEST_KEPT) this.#known.set(text, fact);
    return fact;
  }
}
