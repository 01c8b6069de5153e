import { nameKey } from './name-key';

/** Finds names that resemble one: by the share of their trigrams (Dice), which is quick among thousands and can be explained. */
export interface LikenessIndex<Entry> {
  /** The entries of which at least `least` is alike, most alike first. */
  readonly alike: (name: string, least: number) => readonly Alike<Entry>[];
}

export interface Alike<Entry> {
  readonly entry: Entry;
  /** 0 to 1. */
  readonly likeness: number;
}

export function likenessIndex<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
): LikenessIndex<Entry> {
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  for (const [index, { name }] of entries.entries()) {
    const trigrams = trigramsOf(name);
    sizes.push(trigrams.size);
    for (const trigram of trigrams) {
      const found = holders.get(trigram);
      if (found) found.push(index);
      else holders.set(trigram, [index]);
    }
  }

  function alike(name: string, least: number): readonly Alike<Entry>[] {
    const wanted = trigramsOf(name);
    const shared = new Map<number, number>();
    for (const trigram of wanted) {
      for (const index of holders.get(trigram) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1);
      }
    }
    return [...shared]
      .flatMap(([index, count]) => {
        const entry = entries[index];
        const likeness = (2 * count) / (wanted.size + (sizes[index] ?? 0));
        return entry && likeness >= least ? [{ entry, likeness }] : [];
      })
      .toSorted((one, other) => other.likeness - one.likeness);
  }

  return { alike };
}

/** Of how much two names are alike: 0 to 1. */
export const likenessOf = (one: string, other: string): number =>
  likenessIndex([{ name: other }]).alike(one, 0)[0]?.likeness ?? 0;

function trigramsOf(name: string): ReadonlySet<string> {
  const padded = Array.from(` ${nameKey(name)} `);
  const count = Math.max(0, padded.length - 2);
  return new Set(
    Array.from({ length: count }, (_, index) => padded.slice(index, index + 3).join('')),
  );
}
