/**
 * Draws that depend on nothing but the seed: the same seed gives the same world on every machine, and each record
 * is drawn from a seed of its own, so that it can be made alone, in any order, without its neighbours.
 */
export interface Draw {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  /** Characters of an alphabet; digits and capital letters without look-alikes unless told otherwise. */
  text(length: number, alphabet?: string): string;
  uuid(): string;
}

export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
const SERIAL_ALPHABET = 'ABCDEFGHJKLMNPQRSTVWXYZ0123456789';

/** FNV-1a with a last mix, so that seeds that differ in one digit share nothing. */
function hash(seed: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) {
    value = Math.imul(value ^ seed.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function drawFrom(seed: string): Draw {
  let state = hash(seed);

  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const text = (length: number, alphabet = SERIAL_ALPHABET) =>
    Array.from({ length }, () => alphabet.charAt(between(0, alphabet.length - 1))).join('');

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    text,
    uuid: () => {
      const hex = [next(), next(), next(), next()]
        .map((part) =>
          Math.floor(part * 2 ** 32)
            .toString(16)
            .padStart(8, '0'),
        )
        .join('');
      const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
