import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serve } from '@/lib/messages/serve';
import { speakFrom } from '@/lib/text/say';
import { isAlarmName } from './alarms';
import { closeStorageToContentScripts } from './browser-ports';
import { createWorker } from './create-worker';

export default defineBackground({
  type: 'module',
  // Synchronous on purpose: a listener added after an await misses the event that woke the worker.
  main() {
    speakFrom((name) => browser.i18n.getMessage(name));
    const { routes, engine, board, noteFailure, addedPortals } = createWorker();
    const resume = () => void engine.resume();
    const retryNow = () => void engine.retryNow();

    const registerPortals = () =>
      void addedPortals.register().catch((cause: unknown) => noteFailure('worker', cause));

    serve(routes, { onFailure: noteFailure, isAddedPortal: addedPortals.isAdded });
    globalThis.addEventListener('unhandledrejection', ({ reason }) =>
      noteFailure('worker', reason),
    );
    globalThis.addEventListener('error', ({ error }) => noteFailure('worker', error));
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (isAlarmName(name)) void engine.ring(name);
    });
    browser.runtime.onInstalled.addListener(resume);
    // An update forgets the scripts that were registered.
    browser.runtime.onInstalled.addListener(registerPortals);
    browser.runtime.onStartup.addListener(resume);
    browser.runtime.onStartup.addListener(registerPortals);
    browser.permissions.onAdded.addListener(() => void engine.retryAfterGrant());
    browser.permissions.onAdded.addListener(registerPortals);
    browser.permissions.onRemoved.addListener(board.status);
    browser.permissions.onRemoved.addListener(registerPortals);
    globalThis.addEventListener('online', retryNow);

    void closeStorageToContentScripts();
    // Alarms may be lost with the browser: each start goes on from the store.
    resume();
    board.status();
  },
});
