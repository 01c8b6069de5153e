export const bulk = {
  notImported: 'It is not imported.',
  gone: 'It is no longer in ConnectWise RMM.',
  noField: 'No custom field is chosen for this date.',
  inConflict: 'Someone else changed this date: choose there first.',
  notRead: 'Its dates were not read yet.',
  noWarranty: 'Such a device has no warranty.',
  noDate: 'It has no date to clear.',
  sameDate: 'It has this date.',
  noExpiry: 'It has no expiry to extend.',
  noPurchase: 'It has no purchase date.',
  unreadable: "“{text}” can't be read as a date.",
} as const;
