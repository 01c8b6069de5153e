const digits = new Intl.NumberFormat('en');

/** `1 device`, `1,204 devices`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${digits.format(count)} ${count === 1 ? one : many}`;

export const numberText = (count: number): string => digits.format(count);
