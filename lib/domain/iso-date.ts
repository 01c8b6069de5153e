import { branded, type Brand } from './brand';

/** A calendar day, `yyyy-mm-dd`, years 1900 to 2199. It has no time and no zone. */
export type IsoDate = Brand<string, 'IsoDate'>;

const DAY_MS = 86_400_000;

/** The day, if the text is one that exists. */
export function parseIsoDate(text: unknown): IsoDate | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(19|20|21)\d\d-\d\d-\d\d$/.exec(text);
  return match && fromEpochDay(epochDay(text)) === text ? branded<IsoDate>(text) : undefined;
}

/** The calendar day that a clock on this wall shows; `offsetMinutes` as `Date.getTimezoneOffset` gives it. */
export function dayOf(instantMs: number, offsetMinutes: number): IsoDate {
  return branded<IsoDate>(fromEpochDay(Math.floor((instantMs - offsetMinutes * 60_000) / DAY_MS)));
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => epochDay(to) - epochDay(from);

export const addDays = (day: IsoDate, days: number): IsoDate =>
  branded<IsoDate>(fromEpochDay(epochDay(day) + days));

/** The same day `years` later; 29 February becomes the 28th where that year has none. */
export function addYears(day: IsoDate, years: number): IsoDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}${day.slice(4)}`;
  return parseIsoDate(moved) ?? branded<IsoDate>(`${year}-02-28`);
}

/** Whole and part years between two days, to one decimal, rounded down; negative never shows as -0. */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  const tenths = Math.floor((daysBetween(from, to) / 365.2425) * 10);
  return tenths / 10 + 0;
}

function epochDay(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function fromEpochDay(days: number): string {
  return Number.isFinite(days) ? new Date(days * DAY_MS).toISOString().slice(0, 10) : '';
}
