import type { backup as english } from '../en/backup';
import type { Translation } from '../texts';

export const backup: Translation<typeof english> = {
  editOfImport:
    'Diese Änderung war noch nicht gespeichert, als die importierte Datei gemacht wurde.',

  usage: 'Hier gespeichert: {rows}.',
  used: '{size} vom Speicher dieses Browsers sind belegt.',
  megabytes: '{count} MB',
  companies: { one: '{count} Firma', other: '{count} Firmen' },
  devices: { one: '{count} Gerät', other: '{count} Geräte' },
  edits: { one: '{count} Änderung', other: '{count} Änderungen' },
  lines: { one: '{count} Zeile im Verlauf', other: '{count} Zeilen im Verlauf' },

  export: 'Exportieren',
  exportLead:
    'Alles, was hier gespeichert ist, in einer Datei: Einstellungen, Kunden, Zuordnungen, Firmen, Geräte, ihre Datumsangaben nach Quelle, Änderungen, Verlauf, angelernte Seiten. Der Schlüssel und sein Secret sind nie dabei. Gruppen und Einzelheiten der Geräte liest eine Synchronisierung neu.',
  exportData: 'Daten exportieren',
  exporting: 'Export läuft: bisher {count} Zeilen',
  exported: { one: '{count} Zeile exportiert.', other: '{count} Zeilen exportiert.' },

  import: 'Importieren',
  importLead:
    'Nimmt eine Datendatei zu dem hinzu, was hier gespeichert ist. Zuerst wird nur gesagt, was geschehen würde. Änderungen, die noch nicht gespeichert waren, warten auf Sie: Ein Import schreibt nie ins RMM.',
  chooseFile: 'Datendatei',
  checking: 'Die Datei wird gelesen …',
  wouldDo: 'Was der Import tun würde',
  didDo: 'Was der Import getan hat',
  table: 'Was',
  added: 'Neu',
  changed: 'Geändert',
  same: 'Wie hier',
  dropped: 'Ausgelassen',
  startImport: 'Diese Datei importieren',
  importing: 'Import läuft: {done} von {total} Zeilen',
  imported: 'Der Import ist fertig.',
  nothingToDo: 'Alles in dieser Datei ist schon hier.',
  droppedMalformed: {
    one: '{count} Zeile ist nicht, was sie sein soll.',
    other: '{count} Zeilen sind nicht, was sie sein sollen.',
  },
  droppedAlone: {
    one: '{count} Zeile gehört zu etwas, das nicht in der Datei ist.',
    other: '{count} Zeilen gehören zu etwas, das nicht in der Datei ist.',
  },
  droppedOurs: {
    one: '{count} Änderung ist hier seitdem weitergegangen und bleibt, wie sie ist.',
    other: '{count} Änderungen sind hier seitdem weitergegangen und bleiben, wie sie sind.',
  },
  droppedFrom: '{table}: {why}',
  notJson: 'Das ist keine Datendatei: Sie ist kein JSON.',
  notOurs: 'Das ist keine Datendatei von Shelflife.',
  newer:
    'Diese Datei wurde von einer neueren Version von Shelflife gemacht. Bitte die Erweiterung aktualisieren.',
  tooLarge: 'Diese Datei ist zu groß, um hier gelesen zu werden.',
  syncUnderWay: 'Eine Synchronisierung läuft. Importieren, wenn sie zu Ende ist.',

  facts: 'Einstellungen',
  clients: 'Kunden',
  companiesTable: 'Firmen',
  sites: 'Standorte',
  mappings: 'Zuordnungen',
  devicesTable: 'Geräte',
  lifecycle: 'Datumsangaben der Geräte',
  editsTable: 'Änderungen',
  bulks: 'Sammeländerungen',
  activity: 'Verlauf',

  remove: 'Entfernen',
  removeLead:
    'Entfernt Firmen, Geräte, Zuordnungen, Änderungen und Verlauf aus diesem Browser. Einstellungen und Verbindung bleiben, ebenso die Datumsangaben im RMM.',
  removeData: 'Alle Daten entfernen',
  removeQuestion: 'Alles entfernen, was hier gespeichert ist?',
  removeWaiting: {
    one: '{count} Änderung ist noch nicht im RMM gespeichert und ginge verloren.',
    other: '{count} Änderungen sind noch nicht im RMM gespeichert und gingen verloren.',
  },
  yesRemove: 'Ja, Daten entfernen',
  removed: 'Die Daten wurden entfernt.',
};
