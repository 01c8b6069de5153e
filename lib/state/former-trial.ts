import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Credentials } from '@/lib/domain/credentials';
import type { ConnectionTrial } from '@/lib/messages/protocol';
import type { ConnectionState } from './connection-state';
import type { Ports } from './ports';

const LOOK_AGAIN_MS = 3_000;

interface FormerTrialContext {
  readonly typed: ReadonlySignal<Credentials>;
  readonly state: Signal<ConnectionState>;
}

/** The test that a page began and did not see the end of: its result shows in the page that is opened next. */
export function createFormerTrial(
  { send, listen, after }: Pick<Ports, 'send' | 'listen' | 'after'>,
  { typed, state }: FormerTrialContext,
) {
  let isShown = false;

  // A page that can't learn of it shows the empty form, as if nothing had been tested.
  const last = () => send('connection.trial', null).catch(() => null);

  function show({ what, test }: ConnectionTrial): void {
    isShown = true;
    state.value = test ? { at: 'answered', what, test } : { at: 'busy', what };
    if (!test) after(LOOK_AGAIN_MS, () => void follow());
  }

  const isFollowed = () => isShown && state.peek().at === 'busy';

  async function follow(): Promise<void> {
    if (!isFollowed()) return;
    const trial = await last();
    if (!isFollowed()) return;
    if (trial) show(trial);
    else state.value = { at: 'idle' };
  }

  async function restore(): Promise<void> {
    const trial = await last();
    if (trial && state.peek().at === 'idle' && isOf(trial, typed.peek())) show(trial);
  }

  listen(({ about }) => {
    if (about === 'status') void follow();
  });

  return {
    restore,
    isShown: () => isShown,
    /** What is shown from now on is the page's own. */
    leave: () => void (isShown = false),
  };
}

const isOf = (trial: ConnectionTrial, { clientId, region }: Credentials): boolean =>
  trial.clientId === clientId.trim() && trial.region === region;
