import type { Sandbox } from '../sandbox/sandbox.ts';

/** What to type and what to do, for the person in front of the window. */
export function instructionsFor(sandbox: Sandbox): string {
  const { clientId, clientSecret } = sandbox.keys.get('full');
  const { companies, fleet } = sandbox.world;
  return `
ConnectWise RMM stands in here on this machine: ${companies.length} companies, ${fleet.count} devices, all made up.
Two tabs are open: Shelflife, and the portal's device list.

  Client ID       ${clientId}
  Client secret   ${clientSecret}
  Region          North America

  1  In the Shelflife tab, enter both and press "Test connection", then "Save and sync".
  2  Companies: "Match automatically", then "Save mapping".
  3  Devices: "Import all".
  4  In the portal's tab, each row of the list has a badge now. Open a device: the region "Hardware lifecycle".
  5  "Edit dates", change one, Save: "Saved to ConnectWise RMM". Then Undo.
  6  Activity in the Shelflife tab shows both. The puzzle piece in the toolbar, then Shelflife, opens the popup.

  To be another technician, or ConnectWise on a bad day:  curl ${sandbox.controlOrigin}/

Ctrl-C, or closing the window, ends everything.
`;
}
