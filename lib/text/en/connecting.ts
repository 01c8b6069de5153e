export const connecting = {
  notConnected: 'Shelflife is not connected to ConnectWise RMM.',
  secretUnreadable: 'The stored secret can not be read any more. Enter the credentials again.',
  regionNotAllowed: 'The browser does not let Shelflife reach ConnectWise in {region}.',
  hostNotAllowed: 'The browser was not allowed to reach {host}.',
  lacksPermissions: {
    one: 'The API key works, but a required permission is missing: {named}.',
    other: 'The API key works, but required permissions are missing: {named}.',
  },
  permission: '{name} ({scopes})',
  notFilledIn: 'Nothing was sent to ConnectWise: the form is not filled in yet.',
  fillIn: 'Enter what is marked above, then try again.',
  nothingSent: 'Nothing was sent to ConnectWise: a field above can’t be right.',
  notGivenLeave: 'The browser was not given leave. Choose Allow when it asks.',
} as const;
