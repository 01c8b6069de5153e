import { browser } from 'wxt/browser';
import { portalPatterns } from '@/lib/domain/region';
import type { Notice } from './notice';

interface Posted {
  readonly notice: Notice;
}

/** Tells every surface that is open, `added` portals (match patterns) too; nobody there is no fault. */
export async function postNotice(notice: Notice, added: readonly string[] = []): Promise<void> {
  const posted: Posted = { notice };
  const tabs = await browser.tabs.query({ url: [...portalPatterns, ...added] });
  const tabIds = tabs.flatMap(({ id }) => id ?? []);
  await Promise.allSettled([
    browser.runtime.sendMessage(posted),
    ...tabIds.map((id) => browser.tabs.sendMessage(id, posted)),
  ]);
}

/** Tells one frame of one tab. */
export async function postNoticeTo(tabId: number, frameId: number, notice: Notice): Promise<void> {
  const posted: Posted = { notice };
  await Promise.allSettled([browser.tabs.sendMessage(tabId, posted, { frameId })]);
}

/** Tells every frame of one tab; false where nobody is there to hear it. */
export async function postNoticeToTab(tabId: number, notice: Notice): Promise<boolean> {
  const posted: Posted = { notice };
  const [told] = await Promise.allSettled([browser.tabs.sendMessage(tabId, posted)]);
  return told.status === 'fulfilled';
}

/** Calls `onNotice` for each notice until the signal aborts. */
export function listenForNotices(onNotice: (notice: Notice) => void, signal: AbortSignal): void {
  const listener = (message: unknown): undefined => {
    if (isPosted(message)) onNotice(message.notice);
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

// Only the worker and our own pages can send these; a page has no way to.
const isPosted = (message: unknown): message is Posted =>
  typeof message === 'object' && message !== null && 'notice' in message;
