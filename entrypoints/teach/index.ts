import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { listenForNotices } from '@/lib/messages/notices';
import { send } from '@/lib/messages/send';
import { startTeaching } from '@/lib/portal/teach-layer';
import { createPortalAsk } from '@/lib/state/portal-worker';
import { speakFrom } from '@/lib/text/say';

/** Put into a portal page when a person begins to teach it, and into no other: pages carry no code for it. */
export default defineUnlistedScript(() => {
  speakFrom((name) => browser.i18n.getMessage(name));
  const life = new AbortController();
  startTeaching(
    {
      window,
      now: Date.now,
      listen: listenForNotices,
      ask: createPortalAsk({
        send,
        isAlive: () => browser.runtime?.id !== undefined,
        onGone: () => life.abort(),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
    },
    life,
  );
});
