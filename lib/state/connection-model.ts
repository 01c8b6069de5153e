import { createModel, signal } from '@preact/signals';
import type { Credentials } from '@/lib/domain/credentials';
import type { RegionId } from '@/lib/domain/region';
import { createAttempt } from './connection-attempt';
import type { ConnectionAct, ConnectionState } from './connection-state';
import { createFormerTrial } from './former-trial';
import type { Ports } from './ports';
import { createTypedCredentials } from './typed-credentials';

/** The form of the credentials and its two buttons. */
export const ConnectionModel = createModel((ports: Ports, onSaved: () => Promise<void>) => {
  const credentials = createTypedCredentials(ports.drafts);
  const { typed, faults, hint, type, empty } = credentials;
  const state = signal<ConnectionState>({ at: 'idle' });
  const former = createFormerTrial(ports, { typed, state });
  const attempt = createAttempt(ports, { credentials, state, onSaved });
  const isUnderway = () => state.peek().at === 'asking' || state.peek().at === 'busy';

  /** Call it inside the click: only there the browser may ask for a host. */
  async function submit(what: ConnectionAct, others: readonly RegionId[] = []): Promise<void> {
    if (isUnderway()) return;
    former.leave();
    state.value = { at: 'idle' };
    await attempt(what, others);
  }

  /** An answer tells of what was typed then, so it goes as soon as something else is typed. */
  function typeAnew(part: Partial<Credentials>): void {
    type(part);
    if (state.peek().at === 'busy' && !former.isShown()) return;
    // The secret that a former test was made with is not kept: pasting it again changes nothing.
    const isOnlySecret = Object.keys(part).join() === 'clientSecret';
    if (isOnlySecret && former.isShown()) return;
    former.leave();
    state.value = { at: 'idle' };
  }

  /** The same once more in the region that knows the key. Call it inside the click. */
  function switchTo(region: RegionId, what: ConnectionAct): Promise<void> {
    typeAnew({ region });
    return submit(what);
  }

  /** Once more, and other regions are asked as well. Call it inside the click. */
  const lookIn = (others: readonly RegionId[], what: ConnectionAct): Promise<void> =>
    submit(what, others);

  /** Brings back what a page that closed has left: what was typed, but for the secret, and the last test. */
  async function restore(): Promise<void> {
    await credentials.restore();
    await former.restore();
  }

  /** For another connection: nothing is left of the one before. */
  function startAnew(): void {
    empty();
    former.leave();
    state.value = { at: 'idle' };
  }

  return {
    typed,
    faults,
    hint,
    state,
    type: typeAnew,
    prefill: credentials.prefill,
    restore,
    submit,
    switchTo,
    lookIn,
    startAnew,
  };
});
