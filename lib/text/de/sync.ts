import type { Translation } from '../texts';
import type { sync as english } from '../en/sync';

export const sync: Translation<typeof english> = {
  cancelled: 'Die Synchronisierung wurde abgebrochen.',
  everyCompanyRefused: 'ConnectWise hat die Geräte aller Firmen verweigert. {first}',
  unreadDevices: {
    one: '{count} Gerät war nicht lesbar. {why}',
    other: '{count} Geräte waren nicht lesbar. {why}',
  },
  triesAgain: 'Shelflife versucht es von selbst erneut.',
  deviceGone: 'Dieses Gerät gibt es in ConnectWise RMM nicht mehr.',
  fieldGone:
    'Das benutzerdefinierte Feld „{name}“ gibt es in ConnectWise RMM nicht mehr. Ein anderes dafür wählen.',
  fieldNotOnDevice:
    'Dieses Gerät hat in ConnectWise RMM kein benutzerdefiniertes Feld „{name}“; andere haben es.',
  noFields: 'Für die Datumsangaben sind keine benutzerdefinierten Felder gewählt.',
  chooseFields:
    'Die beiden benutzerdefinierten Felder in den Einstellungen wählen oder von Shelflife anlegen lassen.',
};
