import { dayOf, type IsoDate } from '@/lib/domain/iso-date';

/** The calendar day that the clock on this wall shows at an instant (epoch ms). */
export const localDay = (instantMs: number): IsoDate =>
  dayOf(instantMs, new Date(instantMs).getTimezoneOffset());
