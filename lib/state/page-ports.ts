import { withFirstAnswers } from '@/lib/messages/first-questions';
import { listenForNotices } from '@/lib/messages/notices';
import { send } from '@/lib/messages/send';
import { regions } from '@/lib/domain/region';
import { createToday } from './clock';
import { withPatientReads } from './patient-reads';
import type { Wanted } from './grants';
import type { Ports, TextFile } from './ports';

interface Asked {
  origins?: string[];
  permissions?: 'scripting'[];
}

/** The part of the browser's `browser` that our own pages use. */
export interface PageExtension {
  readonly permissions: {
    readonly request: (wanted: Asked) => Promise<boolean>;
    readonly remove: (wanted: Asked) => Promise<boolean>;
    readonly getAll: () => Promise<{
      readonly origins?: string[] | undefined;
      readonly permissions?: string[] | undefined;
    }>;
  };
  readonly runtime: { readonly getManifest: () => { readonly version: string } };
  readonly storage: {
    /** Firefox has none in a page of ours that is framed in the portal. */
    readonly session?: {
      readonly get: (name: string) => Promise<Record<string, unknown>>;
      readonly set: (values: Record<string, unknown>) => Promise<void>;
    };
  };
}

const clock = {
  now: () => Date.now(),
  offsetMinutes: () => new Date().getTimezoneOffset(),
};

/** The ports of a page of ours, for as long as it is open. */
export function createPagePorts({ permissions, runtime, storage }: PageExtension): Ports {
  const forGood = new AbortController().signal;
  const draftKey = (name: string) => `draft:${name}`;
  return {
    send: withPatientReads(
      withFirstAnswers(send),
      (ms) => new Promise((done) => setTimeout(done, ms)),
    ),
    listen: (onNotice) => listenForNotices(onNotice, forGood),
    requestHosts(region) {
      const { apiOrigin, portalPatterns } = regions[region];
      return permissions.request({ origins: [`${apiOrigin}/*`, ...portalPatterns] });
    },
    requestApis: (wanted) =>
      permissions.request({ origins: wanted.map((id) => `${regions[id].apiOrigin}/*`) }),
    requestTeaching: () => permissions.request({ permissions: ['scripting'] }),
    grants: {
      async held() {
        const { origins = [], permissions: named = [] } = await permissions.getAll();
        return [...named, ...origins];
      },
      request: (wanted) => permissions.request(asked(wanted)),
      giveBack: (wanted) => permissions.remove(asked(wanted)),
    },
    environment: {
      version: runtime.getManifest().version,
      userAgent: navigator.userAgent,
      language: navigator.language,
    },
    drafts: {
      read: async (name) => (await storage.session?.get(draftKey(name)))?.[draftKey(name)],
      write: async (name, draft) => storage.session?.set({ [draftKey(name)]: draft }),
    },
    today: createToday(clock, forGood),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    saveFile,
  };
}

const asked = ({ origins, permissions }: Wanted): Asked => ({
  ...(origins && { origins: [...origins] }),
  ...(permissions && { permissions: [...permissions] }),
});

function saveFile({ name, type, text }: TextFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click, in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
