import type { recognition as english } from '../en/recognition';
import type { Translation } from '../texts';

export const recognition: Translation<typeof english> = {
  takingBack: 'Wird rückgängig gemacht',
  lookingForNext: 'Nächstes Gerät wird gesucht',
  tryingAgain: 'Neuer Versuch',
  importing: 'Wird importiert',
  openingMapping: 'Firmenzuordnung wird geöffnet',
  openingEditor: 'Editor wird geöffnet',
  tooFast: 'Das ging etwas schnell. Kurz warten und erneut versuchen.',
};
