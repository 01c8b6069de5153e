const DAY_MS = 86_400_000;

/** `today` is `yyyy-mm-dd`, like every day in here; all of it is UTC. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day some years on; 29 February becomes 1 March where there is none. */
export function addYears(day: string, years: number): string {
  const date = new Date(Date.parse(day));
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

/** An instant of that day, as the API writes instants. */
export const instantOn = (day: string, time = '08:30:00'): string => `${day}T${time}Z`;
