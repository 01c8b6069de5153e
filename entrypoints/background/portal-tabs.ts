import { browser, type Browser } from 'wxt/browser';
import { isPortalOrigin, portalPatterns } from '@/lib/domain/region';
import type { Notice } from '@/lib/messages/notice';
import { postNoticeToTab } from '@/lib/messages/notices';
import type { AddedPortals } from './added-portals';

export interface PortalTab {
  readonly tabId: number;
  readonly address: string;
}

/** Tabs that show the portal. Their addresses are known by the host permission; other tabs have none for us. */
export interface PortalTabs {
  /**
   * The tab that a person looks at, if it shows the portal. For a page of ours in a tab of its own, which is in front
   * itself, the portal's tab that was used last.
   */
  readonly inFront: (ownTabId: number | undefined) => Promise<PortalTab | undefined>;
  /** False where no script of ours is there to hear it: the tab was loaded before the extension. */
  readonly tell: (tabId: number, notice: Notice) => Promise<boolean>;
  /** Puts the script that teaches into the tab, and tells it; false where the tab can't be taught. */
  readonly teach: (tabId: number, notice: Notice) => Promise<boolean>;
  readonly show: (tabId: number) => Promise<void>;
}

type Tab = Browser.tabs.Tab;

export function createPortalTabs({ isAdded, patterns }: AddedPortals): PortalTabs {
  async function portalTabOf({ id, url }: Tab): Promise<PortalTab | undefined> {
    if (id === undefined || !url || !URL.canParse(url)) return undefined;
    const { origin } = new URL(url);
    const isPortal = isPortalOrigin(origin) || (await isAdded(origin));
    return isPortal ? { tabId: id, address: url } : undefined;
  }

  return {
    async inFront(ownTabId) {
      const tabs =
        ownTabId === undefined
          ? await browser.tabs.query({ active: true, lastFocusedWindow: true })
          : await browser.tabs.query({ url: [...portalPatterns, ...(await patterns())] });
      for (const tab of tabs.toSorted(lastUsedFirst)) {
        const found = await portalTabOf(tab);
        if (found) return found;
      }
      return undefined;
    },
    tell: postNoticeToTab,
    async teach(tabId, notice) {
      // The overlay has to be there as well: it shows what comes of it.
      if (!(await postNoticeToTab(tabId, { about: 'taught' }))) return false;
      const target = { tabId, allFrames: true };
      await browser.scripting.executeScript({ target, files: ['/teach.js'] });
      return postNoticeToTab(tabId, notice);
    },
    async show(tabId) {
      const tab = await browser.tabs.update(tabId, { active: true });
      if (tab?.windowId !== undefined) {
        await browser.windows.update(tab.windowId, { focused: true });
      }
    },
  };
}

const lastUsedFirst = (one: Tab, other: Tab): number =>
  (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0);
