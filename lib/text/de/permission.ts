import type { Translation } from '../texts';
import type { permission as english } from '../en/permission';

export const permission: Translation<typeof english> = {
  companies: 'Firmen lesen',
  sites: 'Standorte lesen',
  devices: 'Geräte lesen',
  assets: 'Bestandsdaten lesen',
  'field-values': 'Benutzerdefinierte Feldwerte lesen',
  'field-values-write': 'Benutzerdefinierte Feldwerte schreiben',
  'field-definitions': 'Benutzerdefinierte Felder lesen',
  'field-definitions-write': 'Benutzerdefinierte Felder anlegen',
  'device-groups': 'Gerätegruppen lesen',
  'data-mapping': 'ID-Zuordnung (data mapping) lesen',
};
