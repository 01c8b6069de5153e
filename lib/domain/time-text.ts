import { say, sayCount, textLanguage } from '@/lib/text/say';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const relativeText = (amount: number, unit: Intl.RelativeTimeFormatUnit): string =>
  new Intl.RelativeTimeFormat(textLanguage(), { numeric: 'auto' }).format(amount, unit);
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** `just now`, `5 minutes ago`, `yesterday`. A clock that was set back never makes it the future. */
export function agoText(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE_MS) return say('time.justNow');
  if (passed < HOUR_MS) return relativeText(-Math.floor(passed / MINUTE_MS), 'minute');
  if (passed < DAY_MS) return relativeText(-Math.floor(passed / HOUR_MS), 'hour');
  return relativeText(-Math.floor(passed / DAY_MS), 'day');
}

/** The instant in the browser's own format; without the day where that is less than a day ago. */
export const instantText = (at: number, now: number): string =>
  Math.abs(now - at) < DAY_MS ? timeOfDay.format(at) : dayAndTime.format(at);

const YEAR_DAYS = 365;

/** `less than a minute`, `3 hours`, `12 days`: rounded, for spans that nobody counts on. */
export function spanText(ms: number): string {
  if (ms < MINUTE_MS) return say('time.lessThanAMinute');
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return sayCount('time.minutes', minutes);
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 36) return sayCount('time.hours', hours);
  const days = Math.round(ms / DAY_MS);
  return days < YEAR_DAYS ? sayCount('time.days', days) : say('time.moreThanAYear');
}

/** `about 2 minutes left`, `less than a minute left`. */
export function leftText(ms: number): string {
  const span = spanText(ms);
  return /^\d/.test(span) ? say('time.aboutLeft', { span }) : say('time.left', { span });
}
