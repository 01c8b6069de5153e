export const deviceKind = {
  desktop: 'Desktop',
  laptop: 'Laptop',
  server: 'Server',
  'virtual-machine': 'Virtual machine',
  'hypervisor-host': 'Hypervisor host',
  'network-device': 'Network device',
  cloud: 'Cloud instance',
  mobile: 'Mobile device',
} as const;
