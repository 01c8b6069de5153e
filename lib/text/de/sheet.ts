import type { sheet as english } from '../en/sheet';
import type { Translation } from '../texts';

export const sheet: Translation<typeof english> = {
  listsLabel: 'Geräte nach ihrem Stand',
  toImport: 'Zu importieren',
  imported: 'Importiert',
  ignored: 'Ignoriert',
  device: 'Gerät',
  allDevices: 'Alle Geräte',
  openInPortal: 'Im Portal öffnen',
  portalUnknown:
    'Hier geöffnet: Wie das Portal Geräte adressiert, ist noch nicht bekannt. Dort einmal ein Gerät öffnen; von da an führen die Namen ins Portal.',
  missing:
    'Nicht mehr im RMM; eine Synchronisierung fand es {ago} nicht mehr. Datumsangaben und Verlauf bleiben erhalten.',
  unknownTitle: 'Dieses Gerät ist hier nicht gespeichert',
  unknownWhy:
    'Seine Firma ist nicht zugeordnet, oder die Daten wurden aus diesem Browser entfernt.',
  customFields: 'Benutzerdefinierte Felder',
  reading: 'Weitere Angaben werden aus ConnectWise gelesen…',
  readAgo: 'Zuletzt aus ConnectWise gelesen: {ago}.',
  notReadYet: 'Prozessor, Arbeitsspeicher und benutzerdefinierte Felder wurden noch nicht gelesen.',
  readOnceImported:
    'Prozessor, Arbeitsspeicher und benutzerdefinierte Felder werden gelesen, sobald es importiert ist.',
  restUnread: 'Der Rest konnte nicht gelesen werden: {message} {advice}',
  lifecycle: 'Hardware-Lebenszyklus',
  age: 'Alter: {age}',
  dateUnread: 'Noch nicht gelesen',
  dateIsAskedFor: 'Wird so bald wie möglich in ConnectWise RMM abgefragt',
  editDates: 'Datumsangaben bearbeiten',
  history: 'Verlauf seiner Datumsangaben',
  chooseValue: 'Wert wählen',
  staged:
    'Nicht importiert. Nach dem Import werden seine Datumsangaben gelesen und hier und im Portal gezeigt.',
  putAside: 'Ignoriert. Importieren, um seine Datumsangaben hier und im Portal zu haben.',
  notMapped: 'Firma nicht zugeordnet. Zuerst einem Kunden zuordnen.',
  leftOut:
    'Firma nicht zugeordnet: Sie ist mit Absicht ausgelassen, deshalb wird keines ihrer Geräte verfolgt. Um sie zurückzuholen, einen Kunden für sie wählen.',
  mapCompany: 'Firma zuordnen',
  importDevice: 'Dieses Gerät importieren',
};
