export const overview = {
  // How things stand, in a word or two
  needsYou: 'Needs you',
  bulkPaused: 'Bulk edit paused',
  syncWaits: 'Sync waits',
  syncing: 'Syncing',
  syncStopped: 'Sync stopped',
  savingEdits: 'Saving edits',
  notSynced: 'Not synced',
  upToDate: 'Up to date',

  // Edits on their way
  edits: 'Edits on their way',
  editsNeedYou: {
    one: '{count} edit needs you: it was refused, or someone else changed the same date.',
    other: '{count} edits need you: they were refused, or someone else changed the same date.',
  },
  editsWait: {
    one: '{count} edit waits to be saved to ConnectWise RMM.',
    other: '{count} edits wait to be saved to ConnectWise RMM.',
  },
  showEdits: 'Show edits',
  bulk: 'Bulk edit',
  bulkUnderWay: 'Bulk edit under way: {done} of {total} done',
  bulkPausedAt: 'Bulk edit paused: {done} of {total} done',
  showBulk: 'Show this bulk edit',

  // Sync
  sync: 'Sync',
  notYet: 'Last synced: not yet',
  onlyImported: 'Not synced yet: what is here comes from a data file.',
  lastSynced: 'Last synced {ago}, {at}',
  cancelled: 'The last sync was cancelled. {advice}',
  resync: 'Resync',
  fullResync: 'Full resync',
  cancelSync: 'Cancel sync',
  readAgain: 'Read everything again?',
  yesFullResync: 'Yes, start a full resync',
  whatFullResyncDoes:
    'All companies, sites, devices and dates are read from the beginning. Dates, mappings and edits that wait are kept.',
  automaticOff: 'Automatic resync is off.',
  nextAt: 'Next automatic resync at {at}.',
  nextShortly: 'The next automatic resync begins shortly.',

  // Progress
  progress: 'Sync progress',
  phases: 'Phases of the sync',
  phaseDone: 'done',
  phaseUnderWay: 'under way',
  phaseToCome: 'to come',
  devicesByCompany: 'Devices by company',
  reach: '{what}, {done} of {total}',
  companiesAMinute: '{rate} companies a minute',
  sitesAMinute: '{rate} sites a minute',
  devicesAMinute: '{rate} devices a minute',
  groupsAMinute: '{rate} groups a minute',
  hostsAMinute: '{rate} hosts a minute',
  fieldsAMinute: '{rate} fields a minute',
  lessThanOne: 'less than 1',
  waiting: 'Waiting: {why} {advice}',

  // Dates
  datesProgress: 'Dates read',
  datesRead: {
    one: '{read} of {count} date read',
    other: '{read} of {count} dates read',
  },
  leftAtRate: '{left} at {rate} a minute',
  atRate: 'at {rate} a minute',
  openedIsReadAtOnce: 'A device whose page you open is read at once.',
  allDatesRead: 'All dates read.',
  allDatesReadSince: 'All dates read; the oldest reading is {span} old.',

  // Report
  report: 'Read by the last sync',
  devicesAndHosts: '{devices} and {hosts}',
  hosts: { one: '{count} hypervisor host', other: '{count} hypervisor hosts' },
  hostsBeside: {
    one: 'Plus {count} hypervisor host found only through its virtual machines.',
    other: 'Plus {count} hypervisor hosts found only through their virtual machines.',
  },
  noChange: 'No device is new, changed or missing since the sync before.',
  changes: 'Since the sync before: {changes}.',
  devicesNew: { one: '{count} device new', other: '{count} devices new' },
  devicesChanged: { one: '{count} device changed', other: '{count} devices changed' },
  devicesMissing: { one: '{count} device missing', other: '{count} devices missing' },
  alsoNew: '{count} new',
  alsoChanged: '{count} changed',
  alsoMissing: '{count} missing',
  setAside: {
    one: '{count} record was set aside, because it did not look as ConnectWise documents it.',
    other:
      '{count} records were set aside, because they did not look as ConnectWise documents them.',
  },
  passedOver: 'What was passed over',
  leftOut: 'Left out: the key has no permission for it',
  leftOutCure:
    'All else works without. To have it, generate a key with this scope in ConnectWise (Integrations, API Access), and enter it under Connection, What the key may do.',

  // Places
  overview: 'Overview',
  companies: 'Companies',
  devices: 'Devices',
  activity: 'Activity',
  settings: 'Settings',
  setUpInTab: 'Set up in a full tab',
  openWorkspace: 'Open workspace',
  workspace: 'Workspace',
  workspaceTitle: 'Shelflife workspace',
  version: 'Version {version}',
} as const;
