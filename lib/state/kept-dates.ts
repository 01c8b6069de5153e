import type { DateEntries } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Drafts } from './drafts';

type Typed = { -readonly [Name in DateField]?: IsoDate | null };

/**
 * What is typed into a framed editor and not saved. The portal's page may render anew at any moment; the frame goes with
 * it, and comes back with the same ticket.
 */
export function createKeptDates(drafts: Drafts, ticket: string) {
  const name = `editor-${ticket}` as const;
  return {
    /** The opening, filled in with what was typed before. */
    async addTo(opened: EditorOpening): Promise<EditorOpening> {
      const typed = typedIn(await drafts.read(name));
      const isAny = Object.keys(typed).length > 0;
      return isAny ? { ...opened, prefill: { ...opened.prefill, ...typed } } : opened;
    },
    keep: (entries: DateEntries, dates: DeviceView['dates']): Promise<void> =>
      drafts.write(name, changesOver(entries, dates)),
    forget: (): Promise<void> => drafts.write(name, null),
  };
}

/** Parts of a date are no date yet: they are not kept. */
function changesOver(entries: DateEntries, dates: DeviceView['dates']): Typed {
  const typed: Typed = {};
  for (const field of dateFields) {
    const { text, isBroken, isCleared } = entries[field];
    const date = parseIsoDate(text);
    const isEmptied = text === '' && !isBroken && (isCleared || dates[field].date !== undefined);
    if (date && date !== dates[field].date) typed[field] = date;
    else if (isEmptied) typed[field] = null;
  }
  return typed;
}

function typedIn(draft: unknown): Typed {
  const typed: Typed = {};
  if (typeof draft !== 'object' || draft === null) return typed;
  for (const field of dateFields) {
    const value: unknown = Reflect.get(draft, field);
    const date = typeof value === 'string' ? parseIsoDate(value) : undefined;
    if (date) typed[field] = date;
    else if (value === null) typed[field] = null;
  }
  return typed;
}
