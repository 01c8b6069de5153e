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

/** A day that would lie outside of the years is their first or last one. */
export function addDays(day: IsoDate, days: number): IsoDate {
  const moved = epochDay(day) + days;
  return branded<IsoDate>(
    fromEpochDay(Math.min(epochDay(LAST_DAY), Math.max(epochDay(FIRST_DAY), moved))),
  );
}

/** The same day `years` later; 29 February becomes the 28th where that year has none. */
export function addYears(day: IsoDate, years: number): IsoDate {
  const year = Number(day.slice(0, 4)) + years;
  if (year > Number(LAST_DAY.slice(0, 4))) return branded<IsoDate>(LAST_DAY);
  if (year < Number(FIRST_DAY.slice(0, 4))) return branded<IsoDate>(FIRST_DAY);
  return parseIsoDate(`${year}${day.slice(4)}`) ?? branded<IsoDate>(`${year}-02-28`);
}

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** Whole and part years between two days, to one decimal, cut off: on an anniversary the years are whole. */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0 - yearsBetween(to, from);
  let years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (addYears(from, years) > to) years -= 1;
  const last = addYears(from, years);
  const part = daysBetween(last, to) / Math.max(1, daysBetween(last, addYears(from, years + 1)));
  return (years * 10 + Math.floor(part * 10)) / 10;
}

function epochDay(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function fromEpochDay(days: number): string {
  return Number.isFinite(days) ? new Date(days * DAY_MS).toISOString().slice(0, 10) : '';
}
