import type { general as english } from '../en/general';
import type { Translation } from '../texts';

export const general: Translation<typeof english> = {
  all: 'Alle',
  back: 'Zurück',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert.',
  copyRefused:
    'Der Browser hat das Kopieren nicht erlaubt. Bitte den Text markieren und selbst kopieren.',
  devices: { one: '{count} Gerät', other: '{count} Geräte' },
  done: 'Fertig',
  loading: 'Wird geladen',
  nextPage: 'Nächste Seite',
  nextTry: 'Nächster Versuch um {at}.',
  none: 'Keine',
  pageReach: '{first} bis {last} von {total}',
  previousPage: 'Vorherige Seite',
  product: 'Shelflife',
  remove: 'Entfernen',
  retry: 'Erneut versuchen',
  save: 'Speichern',
  tryAgain: 'Erneut versuchen',
  undo: 'Rückgängig',
};
