import type { Translation } from '../texts';
import type { deviceKind as english } from '../en/device-kind';

export const deviceKind: Translation<typeof english> = {
  desktop: 'Desktop',
  laptop: 'Laptop',
  server: 'Server',
  'virtual-machine': 'Virtuelle Maschine',
  'hypervisor-host': 'Hypervisor-Host',
  'network-device': 'Netzwerkgerät',
  cloud: 'Cloud-Instanz',
  mobile: 'Mobilgerät',
};
