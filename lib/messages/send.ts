import { say } from '@/lib/text/say';
import { browser } from 'wxt/browser';
import { Failure } from '@/lib/domain/failure';
import type { AnswerOf, BodyOf, MessageName } from './protocol';
import type { Envelope, Reply } from './wire';

export type Send = <Name extends MessageName>(
  name: Name,
  body: BodyOf<Name>,
) => Promise<AnswerOf<Name>>;

/** Asks the worker. Throws the `Failure` that the worker met, or `unexpected` when it could not be reached. */
export const send: Send = async (name, body) => {
  const envelope: Envelope = { name, body };
  const reply: Reply | undefined = await browser.runtime.sendMessage(envelope);
  if (!reply) throw new Failure('unexpected', say('refusal.noReply'));
  if (!reply.ok) throw new Failure(reply.kind, reply.message);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `serve` answers each name by its own type
  return reply.answer as AnswerOf<typeof name>;
};
