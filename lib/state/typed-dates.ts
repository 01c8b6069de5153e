import type { DateEntries } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { Send } from '@/lib/messages/send';

export type TypedDates = { readonly [Name in DateField]?: IsoDate | null };

/** What is typed over the dates as they are; `null` for one that was emptied. Parts of a date are no date yet. */
export function typedOver(entries: DateEntries, dates: DeviceView['dates']): TypedDates {
  const typed: { -readonly [Name in DateField]?: IsoDate | null } = {};
  for (const field of dateFields) {
    const { text, isBroken, isCleared } = entries[field];
    const date = parseIsoDate(text);
    const isEmptied = text === '' && !isBroken && (isCleared || dates[field].date !== undefined);
    if (date && date !== dates[field].date) typed[field] = date;
    else if (isEmptied) typed[field] = null;
  }
  return typed;
}

/**
 * Tells the worker what is typed into a framed editor and not saved. The portal's page may render anew at any moment; the
 * frame goes with it, and comes back with the same ticket.
 */
export function keepTyped(send: Send, ticket: string): (typed: TypedDates) => void {
  let last = '{}';
  return (typed) => {
    const next = JSON.stringify(typed);
    if (next === last) return;
    last = next;
    // Should the page render anew just now, it is typed again.
    send('editor.keep', { ticket, typed }).catch(() => undefined);
  };
}
