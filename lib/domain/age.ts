/** `atLeast`: only a trace in the RMM is known, the device may be older. */
export interface Age {
  readonly years: number;
  readonly atLeast: boolean;
}

/** `3.2 years`, `at least 1 year`. */
export function ageText({ years, atLeast }: Age): string {
  const text = `${years} ${years === 1 ? 'year' : 'years'}`;
  return atLeast ? `at least ${text}` : text;
}
