export const failure = {
  'bad-input': 'Correct the value and try again.',
  'not-connected': 'Open Shelflife and connect it to ConnectWise RMM.',
  'permission-needed':
    'Allow Shelflife to reach this ConnectWise region when the browser asks, then try again.',
  offline: 'Check the network, VPN or proxy; Shelflife tries again by itself.',
  'timed-out': 'Shelflife tries again by itself.',
  'refused-credentials':
    'Check the Client ID and the secret. If the key was regenerated or its integration disabled in ConnectWise (Integrations, API Access), enter the new pair; the data here is kept.',
  'wrong-region': 'Choose the region that this Client ID was made in, then test again.',
  'missing-scope':
    'In ConnectWise, open Integrations, API Access, and generate a key that has this scope.',
  namedScope:
    'In ConnectWise, open Integrations, API Access, and generate a key that has the scope {scope}.',
  locked:
    'ConnectWise has locked new sign-ins for this key for the moment, usually because another token is alive. Wait a minute; Shelflife tries again by itself.',
  'rate-limited': 'Shelflife goes on by itself as soon as more requests may be sent.',
  'not-found': 'It is no longer in ConnectWise RMM. Resync to bring this list up to date.',
  rejected: 'Correct what it names and try again.',
  'bad-response':
    'Something between here and ConnectWise (a proxy, a sign-in page) answered in its place, or the answer was damaged. Try again; if it stays, check the proxy.',
  'server-error': 'Shelflife tries again by itself.',
  'not-stored':
    'ConnectWise accepted the value but does not hold it. Check that the custom field is editable, then retry.',
  conflict: 'Someone else changed this date meanwhile. Choose which value to keep.',
  denied: 'This page may not do that. Use the Shelflife popup instead.',
  cancelled: 'Start it again when you want to go on.',
  unexpected: 'Try again. If it stays, open the workspace and look at the activity.',
} as const;
