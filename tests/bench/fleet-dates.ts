const FIRST_DAY = Date.UTC(2022, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 2_900;
/** Shares no factor with the number of days: neighbours differ by years, and no day comes twice within a screen. */
const STRIDE = 1_237;

/** When the warranty of the fleet's device at this place ends (`yyyy-mm-dd`); a ninth of them have no date. */
export function expiryOf(at: number): string | undefined {
  if (at % 9 === 4) return undefined;
  return new Date(FIRST_DAY + ((at * STRIDE) % DAYS) * DAY_MS).toISOString().slice(0, 10);
}
