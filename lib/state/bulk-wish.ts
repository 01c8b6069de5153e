import type { BulkChange } from '@/lib/domain/bulk';
import { parseIsoDate } from '@/lib/domain/iso-date';
import type { DateField } from '@/lib/domain/lifecycle';

/** What stands in the form of a bulk edit. Each kind of change uses what it needs of it. */
export interface BulkWish {
  readonly kind: BulkChange['kind'];
  readonly field: DateField;
  /** As the browser gives it; empty where nothing whole is typed. */
  readonly date: string;
  readonly years: number;
}

export const firstWish: BulkWish = {
  kind: 'extend',
  field: 'warrantyExpiry',
  date: '',
  years: 1,
};

/** The change, once the form says enough. */
export function changeOf({ kind, field, date, years }: BulkWish): BulkChange | undefined {
  switch (kind) {
    case 'set': {
      const day = parseIsoDate(date);
      return day && { kind, field, date: day };
    }
    case 'clear':
      return { kind, field };
    default:
      return { kind, years };
  }
}
