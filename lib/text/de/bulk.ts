import type { Translation } from '../texts';
import type { bulk as english } from '../en/bulk';

export const bulk: Translation<typeof english> = {
  notImported: 'Nicht importiert.',
  gone: 'Nicht mehr in ConnectWise RMM.',
  noField: 'Für dieses Datum ist kein benutzerdefiniertes Feld gewählt.',
  inConflict: 'Dieses Datum wurde anderswo geändert: zuerst dort wählen.',
  notRead: 'Die Daten wurden noch nicht gelesen.',
  noWarranty: 'Ein solches Gerät hat keine Garantie.',
  noDate: 'Es gibt kein Datum zu löschen.',
  sameDate: 'Hat dieses Datum schon.',
  noExpiry: 'Es gibt kein Garantieende zu verlängern.',
  noPurchase: 'Hat kein Kaufdatum.',
  unreadable: '„{text}“ ist nicht als Datum lesbar.',
};
