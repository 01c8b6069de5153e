import { browser } from 'wxt/browser';
import { listenForNotices } from './notices';
import type { AnswerOf, BodyOf, MessageName } from './protocol';
import type { Send } from './send';
import type { Envelope, Reply } from './wire';

/** Messages that need no more than their name. */
type PlainName = { [Name in MessageName]: BodyOf<Name> extends null ? Name : never }[MessageName];

interface FirstQuestions {
  readonly replies: Map<MessageName, Promise<Reply | undefined>>;
  /** Takes what comes too late for its answer to be believed. */
  readonly ended: AbortController;
}

declare global {
  /** Asked before the page's own script began. */
  var firstQuestions: FirstQuestions | undefined;
}

/** Asks for what a page is going to ask for as soon as it is there. */
export function askFirst(names: readonly PlainName[]): void {
  const replies: FirstQuestions['replies'] = new Map();
  const ended = new AbortController();
  for (const name of names) {
    const envelope: Envelope = { name, body: null };
    // Where it fails, the page asks again and hears why.
    const reply: Promise<Reply | undefined> = browser.runtime.sendMessage(envelope);
    replies.set(
      name,
      reply.catch(() => undefined),
    );
  }
  // The page hears of no change before it listens itself: an answer may be older than one.
  listenForNotices(() => replies.clear(), ended.signal);
  globalThis.firstQuestions = { replies, ended };
}

/** Gives each first question's answer to whoever asks the same first; everything else is asked. */
export function withFirstAnswers(send: Send): Send {
  const { replies, ended } = globalThis.firstQuestions ?? {};
  // From here on the page listens.
  ended?.abort();
  return async (name, body) => {
    const asked = replies?.get(name);
    replies?.delete(name);
    const reply = await asked;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `serve` answers each name by its own type
    return reply?.ok ? (reply.answer as AnswerOf<typeof name>) : send(name, body);
  };
}
