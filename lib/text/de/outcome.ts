import type { Translation } from '../texts';
import type { outcome as english } from '../en/outcome';

export const outcome: Translation<typeof english> = {
  pending: 'Steht aus',
  saving: 'Wird gespeichert',
  saved: 'Gespeichert',
  waiting: 'Noch nicht gespeichert',
  'not-saved': 'Nicht gespeichert',
  conflict: 'Von jemand anderem geändert',
  discarded: 'Verworfen',
  superseded: 'Durch spätere Änderung ersetzt',
  skipped: 'Übersprungen',
  cancelled: 'Abgebrochen',
};
