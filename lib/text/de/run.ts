import type { Translation } from '../texts';
import type { run as english } from '../en/run';

export const run: Translation<typeof english> = {
  companies: 'Firmen',
  sites: 'Standorte',
  devices: 'Geräte',
  unseen: 'Nicht gelistete Geräte',
  groups: 'Gerätegruppen',
  hypervisors: 'Hypervisor-Hosts',
  // With a place to break: it stands in narrow columns.
  fields: 'Benutzer\u00addefinierte Felder',
  dates: 'Datumsangaben',
  passedOver: {
    one: '{phase}: {count} übergangen ({named}). {message}',
    other: '{phase}: {count} übergangen ({named}). {message}',
  },
  noScope: 'Dem Schlüssel fehlt die Berechtigung {scope}',
  line: '{what}: {why}',
};
