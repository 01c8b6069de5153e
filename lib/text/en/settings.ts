export const settings = {
  saved: 'Setting saved.',
  parts: 'Parts of the settings',
  partDates: 'Dates',
  partPolicies: 'Policies',
  partDevices: 'Devices and sync',
  partData: 'Data',
  partPermissions: 'Permissions',
  partDiagnostics: 'Diagnostics',

  // Dates
  looks: 'How dates are shown and judged',
  expiringWithin: 'A warranty is expiring within',
  days: { one: '{count} day', other: '{count} days' },
  shownAs: 'Dates are shown as',
  browsersFormat: 'The browser’s own format',
  reading: 'How dates are read',
  readAs: 'How a text such as 3/4/2025 is read',
  readingHint:
    'Dates such as 2025-04-03 are always read. Whatever can’t be read is never overwritten without a question.',
  readNone: 'Not at all: it is shown as it stands',
  readDayFirst: 'Day first: 3 April 2025',
  readMonthFirst: 'Month first: March 4, 2025',
  whenSourcesDiffer: 'When sources differ',
  rmmCounts: 'The RMM’s date counts',
  rmmCountsNote:
    'A vendor’s or an imported date is shown only where the RMM has none, and beside it where it differs.',
  longestCounts: 'The longest life counts',
  longestCountsNote:
    'The earliest purchase date and the latest warranty of all sources, as ConnectWise Lifecycle Manager does it.',
  beforeEither: 'An edit that is on its way, and a source that you pin, come before either.',

  // Policies
  ages: 'When devices should be replaced',
  agesLead:
    'Workstations and mobiles are overdue when older than this and out of warranty; servers, hosts and network devices as soon as they are out of warranty.',
  ageOf: 'Maximum age: {kind}',
  years: { one: '{count} year', other: '{count} years' },
  yearsByDefault: { one: '{count} year (default)', other: '{count} years (default)' },
  asForAll: 'As for all ({value})',
  clientPolicies: 'Other rules for single clients',
  clientPoliciesLead:
    'Where a contract says otherwise. In all that is not set here, the rules above hold.',
  noClientPolicies: 'No client has rules of its own.',
  rulesSet: { one: '{count} rule of its own', other: '{count} rules of its own' },
  noClients: 'Clients come with the mapping of companies.',
  addClientPolicy: 'Client to set rules for',
  chooseClient: 'Choose a client',
  rulesOf: 'Rules for {client}',
  removeRulesOf: 'Remove the rules for {client}',
  removedClient: 'A client that is no longer here',

  // You
  you: 'You',
  yourName: 'Your name',
  yourNameHint: 'Stands beside the edits you make here.',
  saveName: 'Save name',

  // Devices and sync
  devices: 'Devices',
  importAutomatically: 'Import new devices automatically',
  sync: 'Sync',
  resyncEvery: 'Resync automatically',
  off: 'Off',
  everyMinutes: 'Every {count} minutes',
  everyHour: 'Every hour',
  everyHours: 'Every {count} hours',
  everyDay: 'Every day',
  budget: 'Requests a minute, at most',
  budgetHint:
    '1 to {most}. Less leaves more of the key’s quota to other tools; ConnectWise’s own limits are kept in any case.',

  // What is kept where
  stored: 'What is stored, and where',
  storedDates: 'Purchase and warranty dates',
  storedDatesWhere: 'In your RMM, in two custom fields; a copy in this browser.',
  storedLists: 'Companies, devices, mappings, activity',
  storedListsWhere: 'In this browser’s own database. Nothing is sent to anyone but ConnectWise.',
  storedSecret: 'The client secret',
  storedSecretWhere:
    'Encrypted in the same database, under a key that cannot be exported. It is in no log, no address and no export. Malware on this computer, or someone with your browser profile, could still use it.',
  storedTokens: 'Access tokens',
  storedTokensWhere: 'In the browser’s memory, gone when it closes.',
  keyPermissions: 'Permissions of the key',
  portalHosts: 'Portal hosts',
  portalHostsLead:
    'Shelflife knows the portals of the three regions. Where yours has another address, add it: the browser asks you once for this one host. Dates of its devices are edited in a tab of Shelflife, for a page that was added may not frame the editor.',
  hostToAdd: 'Host to add',
  hostHint: 'For example portal.example.com, or the address of one of its pages. HTTPS only.',
  addHost: 'Add host',
  removeHost: 'Remove {host}',
  noHost: 'Enter a host name, or the address of a page that begins with https.',
  knownHost: 'This host is known already, or is not a portal’s.',
  editedInTab: 'The dates of this device are edited in the tab that has just opened.',
  browserPermissions: 'What the browser lets Shelflife do',
  always: 'always',
  allowed: 'allowed',
  notAllowed: 'not allowed',
  inUse: 'in use',
  allow: 'Allow {what}',
  takeBack: 'Take back {what}',
  regionAccess: 'ConnectWise in {region}',
  regionAccessFor:
    'Its API, to read and save dates, and its portal pages, to show them beside your devices. No other page.',
  scripting: 'Scripts in pages you choose',
  scriptingFor:
    'Only for teaching a page, and for portal hosts that you add. Asked for when you do.',
  storage: 'Storage',
  storageFor: 'To keep the device list of a large fleet.',
  alarms: 'Alarms',
  alarmsFor:
    'To go on with a sync or a save after the browser has put Shelflife to sleep, and to resync by itself.',
} as const;
