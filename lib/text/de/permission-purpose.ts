import type { Translation } from '../texts';
import type { permissionPurpose as english } from '../en/permission-purpose';

export const permissionPurpose: Translation<typeof english> = {
  companies: 'Listet die Firmen für die Zuordnung',
  sites: 'Zeigt, wo ein Gerät steht',
  devices: 'Listet die Geräte zugeordneter Firmen',
  assets: 'Liest Seriennummer, Hersteller und Modell',
  'field-values': 'Liest Kauf- und Garantiedaten',
  'field-values-write': 'Speichert geänderte Datumsangaben',
  'field-definitions': 'Findet die beiden Datumsfelder am Namen',
  'field-definitions-write': 'Legt die beiden Datumsfelder an',
  'device-groups': 'Filtert Geräte nach Gruppe',
  'data-mapping': 'Erkennt Geräte an ihrer privaten ID',
};
