import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { Notice } from '@/lib/messages/notice';
import type {
  AnswerOf,
  BodyOf,
  EditorOpening,
  MessageName,
  PageAnswer,
} from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';

export type PortalMessage = Extract<MessageName, `portal.${string}`>;
export type PortalNotice = Notice;
export type Prefill = NonNullable<EditorOpening['prefill']>;
export type { PageAnswer };

/** The worker, as the portal's overlay may use it. */
export type PortalAsk = <Name extends PortalMessage>(
  name: Name,
  body: BodyOf<Name>,
) => Promise<AnswerOf<Name>>;

interface Line {
  readonly send: Send;
  /** False once the extension was updated or removed: nobody will ever answer again. */
  readonly isAlive: () => boolean;
  /** Called once, when that is found out. */
  readonly onGone: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

// Every question of the overlay may be asked twice without harm. The browser stops and starts the worker as it likes.
const WAITS_MS = [100, 500, 2000];

export function createPortalAsk({ send, isAlive, onGone, wait }: Line): PortalAsk {
  return async (name, body) => {
    for (const waitMs of WAITS_MS) {
      try {
        return await send(name, body);
      } catch (cause) {
        if (!isAlive()) {
          onGone();
          throw new Failure('cancelled', say('refusal.updated'));
        }
        // A failure that the worker has stated would only be stated again.
        if (cause instanceof Failure && cause.kind !== 'unexpected') throw cause;
      }
      await wait(waitMs);
    }
    return send(name, body);
  };
}
