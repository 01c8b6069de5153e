export const sync = {
  cancelled: 'The sync was cancelled.',
  everyCompanyRefused: 'ConnectWise refused the devices of every company. {first}',
  unreadDevices: {
    one: '{count} device could not be read. {why}',
    other: '{count} devices could not be read. {why}',
  },
  triesAgain: 'Shelflife tries again by itself.',
  deviceGone: 'This device is no longer in ConnectWise RMM.',
  fieldGone:
    'The custom field "{name}" is no longer in ConnectWise RMM. Choose another one for it.',
  fieldNotOnDevice: 'This device has no custom field "{name}" in ConnectWise RMM; others have it.',
  noFields: 'No custom field is chosen for the dates.',
  chooseFields: 'Choose the two custom fields in the settings, or let Shelflife create them.',
} as const;
