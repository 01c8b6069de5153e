import type { Translation } from '../texts';
import type { device as english } from '../en/device';

export const device: Translation<typeof english> = {
  client: 'Kunde',
  company: 'Firma',
  companyId: { one: 'Externe ID der Firma', other: 'Externe IDs der Firma' },
  site: 'Standort',
  kind: 'Typ',
  model: 'Hersteller und Modell',
  serialNumber: 'Seriennummer',
  operatingSystem: 'Betriebssystem',
  system: '{name}, Build {build}',
  processor: 'Prozessor',
  memory: 'Arbeitsspeicher',
  bytes: '{amount} Byte',
  hypervisor: 'Hypervisor',
  hypervisorAddress: 'unter {address}',
  reached: 'für ConnectWise erreichbar',
  notReached: 'für ConnectWise nicht erreichbar',
  connecting: 'ConnectWise verbindet sich gerade',
  hostName: 'Hostname',
  ipAddress: { one: 'IP-Adresse', other: 'IP-Adressen' },
  macAddress: { one: 'MAC-Adresse', other: 'MAC-Adressen' },
  lastUser: 'Zuletzt angemeldet',
  group: { one: 'Gerätegruppe', other: 'Gerätegruppen' },
  firstSeen: 'Zuerst im RMM gesehen',
  vendorField: '{name} (Anbieter)',
  andMore: '{names} und {more} weitere',
  placeUnknown:
    'Wo das Portal dieses Gerät zeigt, ist noch nicht bekannt. Seine Seite dort einmal öffnen; von da an führt diese Schaltfläche hin.',
};
