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
  noneChanges: 'Keines dieser Geräte würde sich ändern.',
  nothingToDo: 'Nichts zu tun.',
  tooMany: 'Eine Sammeländerung umfasst höchstens {most} Geräte.',
  noSuch: 'Diese Sammeländerung gibt es nicht.',
  nothingToUndo: 'An dieser Sammeländerung lässt sich nichts mehr rückgängig machen.',
  changedSince: 'Seitdem erneut geändert.',
  oldDraft: 'Diese Geräte wurden vor längerer Zeit übergeben. Erneut auswählen.',
};
