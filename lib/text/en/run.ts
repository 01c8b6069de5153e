export const run = {
  companies: 'Companies',
  sites: 'Sites',
  devices: 'Devices',
  unseen: 'Devices not listed',
  groups: 'Device groups',
  hypervisors: 'Hypervisor hosts',
  fields: 'Custom fields',
  dates: 'Dates',
  passedOver: {
    one: '{phase}: {count} was passed over ({named}). {message}',
    other: '{phase}: {count} were passed over ({named}). {message}',
  },
  noScope: 'the key has no scope {scope}',
  line: '{what}: {why}',
} as const;
