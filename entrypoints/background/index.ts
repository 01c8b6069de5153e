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
    const { routes, engine, board, noteFailure } = createWorker();
    const resume = () => void engine.resume();
    const retryNow = () => void engine.retryNow();

    serve(routes, noteFailure);
    globalThis.addEventListener('unhandledrejection', ({ reason }) =>
      noteFailure('worker', reason),
    );
    globalThis.addEventListener('error', ({ error }) => noteFailure('worker', error));
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (isAlarmName(name)) void engine.ring(name);
    });
    browser.runtime.onInstalled.addListener(resume);
    browser.runtime.onStartup.addListener(resume);
    browser.permissions.onAdded.addListener(() => void engine.retryAfterGrant());
    browser.permissions.onRemoved.addListener(board.status);
    globalThis.addEventListener('online', retryNow);

    void closeStorageToContentScripts();
    // Alarms may be lost with the browser: each start goes on from the store.
    resume();
    board.status();
  },
});
