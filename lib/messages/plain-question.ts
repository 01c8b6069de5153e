import { browser } from 'wxt/browser';

/** Asked of the page around an editor: whether the page's styles leave the frame as it is. */
interface Question {
  readonly question: 'is-plain';
  readonly ticket: string;
}

const ANSWERED_WITHIN_MS = 1_000;

const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' &&
  message !== null &&
  'question' in message &&
  message.question === 'is-plain' &&
  'ticket' in message &&
  typeof message.ticket === 'string';

export function answerIfPlain(isPlain: (ticket: string) => Promise<boolean>): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, respond) => {
    if (!isQuestion(message)) return undefined;
    void isPlain(message.ticket).then(respond);
    return true;
  });
}

/** No answer is none that proves anything. */
export const isFramePlain = (tabId: number, frameId: number, ticket: string): Promise<boolean> => {
  const question: Question = { question: 'is-plain', ticket };
  return Promise.race([
    browser.tabs.sendMessage(tabId, question, { frameId }).then(
      (answer: unknown) => answer === true,
      () => false,
    ),
    new Promise<boolean>((done) => setTimeout(() => done(false), ANSWERED_WITHIN_MS)),
  ]);
};
