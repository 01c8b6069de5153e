import { browser } from 'wxt/browser';
import { isAddedOrigin, patternOfHost } from '@/lib/domain/portal-host';
import type { OpenDatabase } from '@/lib/store/database';
import { readSettings } from '@/lib/store/state';

const SCRIPT_ID = 'added-portals';

/** Portal hosts that a person has added. */
export interface AddedPortals {
  readonly isAdded: (origin: string) => Promise<boolean>;
  /** Match patterns of those that the browser lets us into. */
  readonly patterns: () => Promise<readonly string[]>;
  /** Sees to it that the portal's script runs there, and nowhere else. */
  readonly register: () => Promise<void>;
}

export function createAddedPortals(openDatabase: OpenDatabase): AddedPortals {
  const hosts = async () => (await readSettings(await openDatabase())).portalHosts;

  async function patterns(): Promise<readonly string[]> {
    const wanted = (await hosts()).map(patternOfHost);
    const allowed = await Promise.all(
      wanted.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
    );
    return wanted.filter((_pattern, index) => allowed[index]);
  }

  let last: Promise<unknown> = Promise.resolve();

  return {
    isAdded: async (origin) => isAddedOrigin(origin, await hosts()),
    patterns,
    register() {
      // One after the other, each with the hosts as they are by then: the last one is right.
      const next = last.then(async () => registerScript(await patterns()));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** In one step of the browser's, so that nothing is lost where the worker is stopped. */
async function registerScript(matches: readonly string[]): Promise<void> {
  // There as long as the optional permission is.
  const { scripting } = browser;
  if (!scripting) return;
  const ids = [SCRIPT_ID];
  const [registered] = await scripting.getRegisteredContentScripts({ ids });
  if (matches.length === 0) {
    if (registered) await scripting.unregisterContentScripts({ ids });
    return;
  }
  const scripts: Parameters<typeof scripting.registerContentScripts>[0] = [
    {
      id: SCRIPT_ID,
      js: ['content-scripts/portal.js'],
      matches: [...matches],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle',
    },
  ];
  if (registered) await scripting.updateContentScripts(scripts);
  else await scripting.registerContentScripts(scripts);
}
