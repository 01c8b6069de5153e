export const attention = {
  title: 'Shelflife: {reason}',
  nothing: 'Shelflife',
  notSaved: {
    one: '{count} date was not saved and needs you',
    other: '{count} dates were not saved and need you',
  },
  gone: {
    one: '{count} device was not listed any more: is it gone?',
    other: '{count} devices were not listed any more: are they gone?',
  },
  chooseFields: 'choose the custom fields that carry the dates',
  stopped: 'the sync stopped: {why}',
  leftOpen: 'the last sync left something open: {what}',
} as const;
