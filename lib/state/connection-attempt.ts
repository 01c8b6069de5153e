import type { Signal } from '@preact/signals';
import { trimmed, type CredentialFaults, type Credentials } from '@/lib/domain/credentials';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { regions, type RegionId } from '@/lib/domain/region';
import { listedText, say } from '@/lib/text/say';
import type { ConnectionAct, ConnectionState } from './connection-state';
import type { Ports } from './ports';
import type { TypedCredentials } from './typed-credentials';

const questions = { test: 'connection.test', save: 'connection.save' } as const;

interface AttemptContext {
  readonly credentials: TypedCredentials;
  readonly state: Signal<ConnectionState>;
  readonly onSaved: () => Promise<void>;
}

/** Tests or saves what is typed: checked first, then allowed by the browser, then asked of ConnectWise. */
export function createAttempt(
  { send, requestHosts, requestApis }: Pick<Ports, 'send' | 'requestHosts' | 'requestApis'>,
  { credentials, state, onSaved }: AttemptContext,
) {
  const { typed, faults, isFit, forget } = credentials;

  async function ask(what: ConnectionAct, tried: Credentials): Promise<void> {
    state.value = { at: 'busy', what };
    const test = await send(questions[what], tried);
    state.value = { at: 'answered', what, test };
    if (what === 'save' && !test.problem) await forget().then(onSaved);
  }

  /**
   * Call it inside the click: only there the browser may ask for a host. `others`: regions whose APIs may be asked as
   * well, for a key that its own region does not know.
   */
  return async (what: ConnectionAct, others: readonly RegionId[] = []): Promise<void> => {
    if (!isFit()) {
      state.value = { at: 'failed', what, problem: unfit(typed.peek(), faults.peek()) };
      return;
    }
    const tried = trimmed(typed.peek());
    const granted = others.length > 0 ? requestApis(others) : requestHosts(tried.region);
    const asking: ConnectionState = { at: 'asking', what };
    state.value = asking;
    try {
      const isGranted = await granted;
      // Something else was typed while the browser's question stood unanswered.
      if (state.peek() !== asking) return;
      if (!isGranted) throw hostRefused(others.length > 0 ? others : [tried.region]);
      await ask(what, tried);
    } catch (cause) {
      state.value = { at: 'failed', what, problem: problemOf(cause) };
    }
  };
}

/** What is typed and wrong comes before what is not typed yet. */
function unfit({ clientId, clientSecret }: Credentials, faults: CredentialFaults): Problem {
  const isWrong =
    (faults.clientId !== undefined && clientId.trim() !== '') ||
    (faults.clientSecret !== undefined && clientSecret.trim() !== '') ||
    faults.region !== undefined;
  return isWrong
    ? problemOf(new Failure('bad-input', say('connecting.nothingSent')))
    : {
        kind: 'bad-input',
        message: say('connecting.notFilledIn'),
        advice: say('connecting.fillIn'),
      };
}

const hostRefused = (wanted: readonly RegionId[]) =>
  new Failure(
    'permission-needed',
    say('connecting.hostNotAllowed', {
      host: listedText(wanted.map((region) => regions[region].apiOrigin)),
    }),
  );
