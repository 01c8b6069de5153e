import { browser } from 'wxt/browser';
import { portalPatterns } from '@/lib/domain/region';

/** Asked of a tab: whether its page keeps removing what Shelflife shows there. Only yes is answered. */
interface Question {
  readonly question: 'pushed-out';
}

const question: Question = { question: 'pushed-out' };
const ANSWERED_WITHIN_MS = 1_000;

const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' &&
  message !== null &&
  'question' in message &&
  message.question === question.question;

/** Answers for one frame, for as long as its page is loaded: the page's next one knows nothing of it. */
export function answerIfPushedOut(isPushedOut: () => boolean): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, respond) => {
    if (isQuestion(message) && isPushedOut()) respond(true);
    return undefined;
  });
}

/** Hosts of the open pages from which Shelflife was pushed out; `added`: match patterns of further portals. */
export async function hostsThatPushOut(added: readonly string[]): Promise<readonly string[]> {
  const tabs = await browser.tabs.query({ url: [...portalPatterns, ...added] });
  const hosts = await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return [];
      return (await isPushedOutOf(id)) ? [new URL(url).host] : [];
    }),
  );
  return [...new Set(hosts.flat())].toSorted();
}

const isPushedOutOf = (tabId: number): Promise<boolean> =>
  Promise.race([
    browser.tabs.sendMessage(tabId, question).then(
      (answer: unknown) => answer === true,
      // A tab that was loaded before the extension has nobody to answer.
      () => false,
    ),
    new Promise<boolean>((done) => setTimeout(() => done(false), ANSWERED_WITHIN_MS)),
  ]);
