import { say, sayCount } from '@/lib/text/say';

/** `atLeast`: only a trace in the RMM is known, the device may be older. */
export interface Age {
  readonly years: number;
  readonly atLeast: boolean;
}

/** `3.2 years`, `at least 1 year`. */
export function ageText({ years, atLeast }: Age): string {
  const age = sayCount('status.years', years);
  return atLeast ? say('status.atLeast', { age }) : age;
}
