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
  notSeen:
    'Die Seite hat diese Schaltfläche gerade verdeckt oder verschoben, daher ist nichts geschehen. Noch einmal drücken oder im Popup von Shelflife erledigen.',
  severalMatch: 'Mehrere Geräte passen',
  whichOne:
    'Um welches geht es auf dieser Seite? Die Auswahl gilt, bis die Seite verlassen oder neu geladen wird.',
  moreMatch: {
    one: '{count} weiteres passt. Das Gerät aus einer Liste öffnen, um seine Datumsangaben zu sehen.',
    other:
      '{count} weitere passen. Das Gerät aus einer Liste öffnen, um seine Datumsangaben zu sehen.',
  },
  choose: 'Auswählen',
  chooseDevice: '{name} auswählen, {facts}',
  serial: 'Seriennummer {serialNumber}',
  chosenByYou: 'Selbst ausgewählt.',
  chooseAnother: 'Anderes Gerät auswählen',
  byNameWithin: 'Name, innerhalb von {company}',
  byTaught: 'Angelernte Seite',
  byChoice: 'Selbst ausgewählt',
  expiredDevices: { one: '{count} abgelaufen', other: '{count} abgelaufen' },
  expiringDevices: { one: '{count} läuft ab', other: '{count} laufen ab' },
  placeSummary: 'Garantien von {name}: {summary}. Geräte in Shelflife anzeigen',
};
