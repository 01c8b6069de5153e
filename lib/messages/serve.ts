import { say } from '@/lib/text/say';
import { browser, type Browser } from 'wxt/browser';
import { Failure } from '@/lib/domain/failure';
import { isPortalOrigin } from '@/lib/domain/region';
import type { AnswerOf, MessageName } from './protocol';
import type { Envelope, Reply } from './wire';

type Sender = Browser.runtime.MessageSender;

/**
 * Who may ask: our own pages only; those and the editor, which stands in a page of the portal and needs no more than it
 * edits with; or our script on a portal page only.
 */
type Audience = 'own-pages' | 'editor' | 'portal';

/** Where a question came from, as the browser tells it (never as the message says). */
export interface Asker {
  readonly tabId: number | undefined;
  readonly frameId: number;
  /** Scheme and host. */
  readonly origin: string;
}

/** One route for each message; the compiler names a missing one. A body is `unknown` until its route has parsed it. */
export type Routes = {
  readonly [Name in MessageName]: {
    readonly from: Audience;
    readonly answer: (body: unknown, asker: Asker) => Promise<AnswerOf<Name>>;
  };
};

interface ServeOptions {
  /** Hears of every question that came to no answer. */
  readonly onFailure?: (name: string, cause: unknown) => void;
  /** Whether a person has added this origin to the portal's. */
  readonly isAddedPortal?: (origin: string) => Promise<boolean>;
}

/** Call it once and synchronously: only then can a message wake the worker. */
export function serve(
  routes: Routes,
  { onFailure, isAddedPortal = async () => false }: ServeOptions = {},
): void {
  const isRoute = (name: string): name is MessageName => Object.hasOwn(routes, name);

  async function reply({ name, body }: Envelope, sender: Sender): Promise<Reply> {
    try {
      if (!isRoute(name) || !isOpenTo(await audienceOf(sender, isAddedPortal), routes[name].from)) {
        throw new Failure('denied', say('refusal.notOpen', { name }));
      }
      const origin = originOf(sender) ?? '';
      const asker = { tabId: sender.tab?.id, frameId: sender.frameId ?? 0, origin };
      return { ok: true, answer: await routes[name].answer(body, asker) };
    } catch (cause) {
      onFailure?.(name, cause);
      const { kind, message } = Failure.from(cause);
      return { ok: false, kind, message };
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isEnvelope(message)) return false;
    void reply(message, sender).then(respond);
    return true;
  });
}

/** The origin tells, not the tab: an extension page opened in a tab has a tab too. */
async function audienceOf(
  sender: Sender,
  isAddedPortal: (origin: string) => Promise<boolean>,
): Promise<Audience | undefined> {
  const origin = originOf(sender);
  if (sender.id !== browser.runtime.id || !origin) return undefined;
  if (origin === originOfUrl(browser.runtime.getURL('/'))) {
    return isEditor(sender) ? 'editor' : 'own-pages';
  }
  return isPortalOrigin(origin) || (await isAddedPortal(origin)) ? 'portal' : undefined;
}

const isOpenTo = (asker: Audience | undefined, audience: Audience): boolean =>
  asker === audience || (asker === 'own-pages' && audience === 'editor');

/** Nothing else of ours may stand in a frame. */
const isEditor = ({ url, frameId }: Sender): boolean =>
  (frameId ?? 0) > 0 || (url !== undefined && /^[\w-]+:\/\/[^/]+\/editor\.html/.test(url));

// A compromised page can forge `url`; it counts only where the browser gives no `origin` (Firefox).
const originOf = ({ origin, url }: Sender): string | undefined =>
  origin ?? (url && URL.canParse(url) ? originOfUrl(url) : undefined);

/** `URL.origin` is "null" for an extension's own scheme where an engine does not know it, and so for any page without one. */
function originOfUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'name' in message &&
    typeof message.name === 'string' &&
    'body' in message
  );
}
