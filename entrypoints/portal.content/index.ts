import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { portalPatterns, regionList } from '@/lib/domain/region';
import { listenForNotices } from '@/lib/messages/notices';
import { answerIfPlain } from '@/lib/messages/plain-question';
import { answerIfPushedOut } from '@/lib/messages/pushed-out';
import { send } from '@/lib/messages/send';
import { startOverlay } from '@/lib/portal/overlay';
import { isPlain } from '@/lib/portal/visibility-guard';
import { createToday } from '@/lib/state/clock';
import { frameOf } from '@/lib/state/editor-frames';
import { lookAfresh } from '@/lib/state/fresh-sight';
import { createPortalAsk } from '@/lib/state/portal-worker';
import { speakFrom } from '@/lib/text/say';

/** The hosts of the API and of sign-in lie under the same domains as the portals. */
const notPortals = [
  ...regionList.map(({ apiOrigin }) => `${apiOrigin}/*`),
  'https://auth.euplatform.connectwise.com/*',
  'https://auth.auplatform.connectwise.com/*',
  'https://iambff.euplatform.connectwise.com/*',
  'https://iambff.auplatform.connectwise.com/*',
];

export default defineContentScript({
  matches: [...portalPatterns],
  excludeMatches: notPortals,
  // Newer views may stand in a frame of the older shell, and a frame may be written by script.
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  cssInjectionMode: 'manual',
  // Else the page would be told the extension's id.
  noScriptStartedPostMessage: true,
  main() {
    speakFrom((name) => browser.i18n.getMessage(name));
    let isPushedOut = false;
    answerIfPushedOut(() => isPushedOut);
    answerIfPlain(async (ticket) => {
      const frame = frameOf(ticket);
      // What the page has cut off a moment ago, the frame learns when the page is drawn.
      if (frame) await lookAfresh(frame);
      return frame !== undefined && isPlain(frame);
    });
    start(() => void (isPushedOut = true));
  },
});

/** False once the extension was updated or removed while this page stayed open. */
const isAlive = (): boolean => browser.runtime?.id !== undefined;

function start(onPushedOut: () => void): void {
  if (!(document.body instanceof HTMLElement)) return;
  const life = new AbortController();
  const now = Date.now;
  const offsetMinutes = () => new Date().getTimezoneOffset();
  startOverlay(
    {
      window,
      now,
      onPushedOut,
      today: createToday({ now, offsetMinutes }, life.signal),
      listen: listenForNotices,
      editorUrl: (ticket) => `${browser.runtime.getURL('/editor.html')}#${ticket}`,
      ask: createPortalAsk({
        send,
        isAlive,
        onGone: () => life.abort(),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
    },
    life.signal,
  );
}
