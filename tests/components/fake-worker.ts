import { signal } from '@preact/signals';
import { Failure } from '@/lib/domain/failure';
import type { Notice } from '@/lib/messages/notice';
import type { AnswerOf, BodyOf, MessageName } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import type { DraftName } from '@/lib/state/drafts';
import type { Ports } from '@/lib/state/ports';
import { day, status } from './make';

export type Answers = {
  [Name in MessageName]?: (body: BodyOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

/** Stands where the worker stands: answers messages, posts notices, and remembers what it was asked. */
export function createFakeWorker(answers: Answers = {}) {
  const asked: { readonly name: MessageName; readonly body: unknown }[] = [];
  const ears: ((notice: Notice) => void)[] = [];
  const known: Answers = {
    'status.get': () => status(),
    'teach.place': () => null,
    'taught.list': () => ({ pages: [], waiting: [] }),
    ...answers,
  };

  const send: Send = async (name, body) => {
    asked.push({ name, body });
    const answer = known[name];
    if (!answer) throw new Failure('unexpected', `Nobody answers ${name}`);
    return answer(body);
  };

  return {
    send,
    listen: (ear: (notice: Notice) => void) => void ears.push(ear),
    notify: (notice: Notice) => {
      for (const ear of ears) ear(notice);
    },
    /** Answers otherwise from now on. */
    answer: (others: Answers) => void Object.assign(known, others),
    /** Every body that came with a message of this name. */
    bodiesOf: <Name extends MessageName>(name: Name) =>
      asked.filter((message) => message.name === name).map(({ body }) => body as BodyOf<Name>),
  };
}

export type FakeWorker = ReturnType<typeof createFakeWorker>;

/** Ports to a fake worker, in a browser that grants every host and remembers drafts. */
export function portsTo(worker: FakeWorker, over: Partial<Ports> = {}): Ports {
  const kept = new Map<DraftName, unknown>();
  return {
    send: worker.send,
    listen: worker.listen,
    requestHosts: () => Promise.resolve(true),
    requestApis: () => Promise.resolve(true),
    requestTeaching: () => Promise.resolve(true),
    grants: {
      held: () => Promise.resolve([]),
      request: () => Promise.resolve(true),
      giveBack: () => Promise.resolve(true),
    },
    environment: { version: '1.2.3', userAgent: 'A browser', language: 'en' },
    drafts: {
      read: (name) => Promise.resolve(kept.get(name)),
      write: async (name, draft) => void kept.set(name, draft),
    },
    today: signal(day('2026-11-21')),
    after: () => () => undefined,
    saveFile: () => undefined,
    ...over,
  };
}

/** An answer that the test gives when it likes. */
export function later<Value>() {
  return Promise.withResolvers<Value>();
}

export const refuse = (failure: Failure) => () => Promise.reject(failure);
