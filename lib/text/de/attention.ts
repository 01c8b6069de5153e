import type { Translation } from '../texts';
import type { attention as english } from '../en/attention';

export const attention: Translation<typeof english> = {
  title: 'Shelflife: {reason}',
  nothing: 'Shelflife',
  notSaved: {
    one: '{count} Datum wurde nicht gespeichert und braucht eine Entscheidung',
    other: '{count} Datumsangaben wurden nicht gespeichert und brauchen eine Entscheidung',
  },
  gone: {
    one: '{count} Gerät wird nicht mehr gelistet: Ist es weg?',
    other: '{count} Geräte werden nicht mehr gelistet: Sind sie weg?',
  },
  chooseFields: 'Benutzerdefinierte Felder für die Datumsangaben wählen',
  stopped: 'Die Synchronisierung wurde unterbrochen: {why}',
  leftOpen: 'Bei der letzten Synchronisierung blieb etwas offen: {what}',
};
