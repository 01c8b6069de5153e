import type { Translation } from '../texts';
import type { asked as english } from '../en/asked';

export const asked: Translation<typeof english> = {
  signIn: 'Anmelden',
  readCompanies: 'Firmen lesen',
  readSites: 'Standorte lesen',
  readDevices: 'Geräte lesen',
  readDevice: 'Gerät lesen',
  readDeviceState: 'Zustand eines Geräts lesen',
  readGroups: 'Gerätegruppen lesen',
  readGroupMembers: 'Mitglieder einer Gerätegruppe lesen',
  readHosts: 'Hosts virtueller Maschinen lesen',
  readFields: 'Benutzerdefinierte Felder lesen',
  createField: 'Benutzerdefiniertes Feld anlegen',
  readFieldValues: 'Benutzerdefinierte Feldwerte lesen',
  writeFieldValues: 'Benutzerdefinierte Feldwerte schreiben',
  mapIds: 'Geräte-IDs zuordnen',
};
