export const connection = {
  // Set-up
  title: 'Connect to ConnectWise RMM',
  lead: 'Shelflife reads your devices and keeps their purchase and warranty dates in the RMM. Make a key in ConnectWise under Integrations, API Access, and paste it here.',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  region: 'Region',
  showCharacters: 'Show characters',
  hideCharacters: 'Hide characters',
  test: 'Test connection',
  save: 'Save and sync',
  asking: 'Waiting for the browser’s permission to reach this region.',
  testing: 'Asking ConnectWise…',
  switchTo: 'Switch to {region} and try again',
  lookElsewhere: 'Look for it in {regions}',
  knownElsewhere: 'This key was made in {found}, not in {chosen}.',
  switchRegion: 'Switch to that region; nothing else has to be changed.',
  secretNotKept: 'Never kept while this window is closed. Paste it again to test or to save.',
  trialGoesOn:
    'Asking ConnectWise… This goes on if the window closes, and the result is shown here.',
  connected: {
    one: 'Connected. {granted} of {count} permission granted.',
    other: 'Connected. {granted} of {count} permissions granted.',
  },
  readOnly: 'Dates can be read but not saved: “{permission}” needs {scopes}.',

  // Guide
  howToMakeKey: 'How to make the key',
  openApiAccess: 'In ConnectWise, open {integrations}, then {apiAccess}.',
  generate: 'Choose {generate}, name it Shelflife, and tick the scopes below.',
  copyBoth: 'Copy the ID and the secret here. ConnectWise shows the secret only once.',
  integrations: 'Integrations',
  apiAccess: 'API Access',
  generateApiAccess: 'Generate API Access',
  scopesNeeded: 'Needed',
  scopesForSaving: 'To save dates (one of them is enough)',
  scopesOptional: 'Optional',
  scopeWithPurpose: '{scope}: {purpose}',
  copyNeeded: 'Copy only the needed ones',
  copyScopes: 'Copy the scopes',
  copyNotAllowed: 'The browser did not let Shelflife copy. Select them above.',
  howSecretIsKept: 'How the secret is kept',
  secretProtection:
    'Encrypted in this browser, under a key that cannot be read out. That keeps it from web pages, from other extensions and from a synchronised profile.',
  secretLimits:
    'It does not keep it from malware on this computer, or from someone who can open your browser profile: they could use it as Shelflife does. Use a key of its own, and regenerate it in ConnectWise if the computer is lost.',

  // Permissions
  permissions: 'Permissions',
  granted: 'granted',
  missing: 'missing',
  notProven: 'not proven',
  withdrawn: {
    one: 'The API key has lost a permission: {named}.',
    other: 'The API key has lost permissions: {named}.',
  },
  wasWithdrawn: 'It was granted when the key was tested, and was withdrawn in ConnectWise since.',
  cureRequired: 'Nothing works without it. Generate a key that has {scopes}.',
  cureEditing: 'Dates are shown, but can’t be saved. Generate a key that has {scopes}.',
  cureOptional: 'All else works without it. To have it, generate a key that has {scopes}.',
  cureUnproven: 'It could not be tried. Shelflife says so here if it turns out to be missing.',
  isRequired: '(required)',
  isForSaving: '(for saving dates)',
  isOptional: '(optional)',
  purposeAndScopes: '{purpose}: {scopes}',

  // The card of the connection
  connection: 'Connection',
  isConnected: 'Connected',
  needsAttention: 'Needs attention',
  key: 'Key {id}',
  whatTheKeyMayDo: 'What the key may do',
  enterAnotherKey: 'Enter another key',
  closeTheForm: 'Close the form',
  disconnect: 'Disconnect',
  disconnectQuestion: 'Disconnect from ConnectWise RMM?',
  yesDisconnect: 'Yes, disconnect',
  yesDisconnectAndRemove: 'Yes, disconnect and remove the data',
  whatDisconnectDoes:
    'The key is forgotten. Devices, mappings and edits that wait stay here, and the dates in the RMM stay as they are.',
  alsoRemove: 'Also remove everything that is stored in this browser',

  // Repair
  worksAgain: 'The connection works again.',
  everythingIsKept: 'Everything stored here is kept.',
  allowAccess: 'Allow access to ConnectWise',
  enterKeyAgain: 'Enter the key again',
} as const;
