import { createModel, signal } from '@preact/signals';
import { trimmed, type Credentials } from '@/lib/domain/credentials';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { regions, type RegionId } from '@/lib/domain/region';
import type { ConnectionTest } from '@/lib/messages/protocol';
import type { Ports } from './ports';
import { createTypedCredentials } from './typed-credentials';

export type ConnectionAct = 'test' | 'save';

/** Where the form stands. `asking`: the browser asks the person for the region's host. */
export type ConnectionState =
  | { readonly at: 'idle' }
  | { readonly at: 'asking' | 'busy'; readonly what: ConnectionAct }
  | { readonly at: 'answered'; readonly what: ConnectionAct; readonly test: ConnectionTest }
  | { readonly at: 'failed'; readonly what: ConnectionAct; readonly problem: Problem };

const questions = { test: 'connection.test', save: 'connection.save' } as const;

/** The form of the credentials and its two buttons. */
export const ConnectionModel = createModel(
  ({ send, requestHosts, drafts }: Ports, onSaved: () => Promise<void>) => {
    const { typed, faults, hint, type, prefill, restore, isFit, forget, empty } =
      createTypedCredentials(drafts);
    const state = signal<ConnectionState>({ at: 'idle' });
    const isUnderway = () => state.peek().at === 'asking' || state.peek().at === 'busy';

    /** Call it inside the click: only there the browser may ask for a host. */
    async function submit(what: ConnectionAct): Promise<void> {
      if (isUnderway()) return;
      state.value = { at: 'idle' };
      if (!isFit()) {
        state.value = { at: 'failed', what, problem: problemOf(unfit()) };
        return;
      }
      const credentials = trimmed(typed.peek());
      const granted = requestHosts(credentials.region);
      const asking: ConnectionState = { at: 'asking', what };
      state.value = asking;
      try {
        const isGranted = await granted;
        // Something else was typed while the browser's question stood unanswered.
        if (state.peek() !== asking) return;
        if (!isGranted) throw hostRefused(credentials.region);
        state.value = { at: 'busy', what };
        const test = await send(questions[what], credentials);
        state.value = { at: 'answered', what, test };
        if (what === 'save' && !test.problem) await forget().then(onSaved);
      } catch (cause) {
        state.value = { at: 'failed', what, problem: problemOf(cause) };
      }
    }

    /** An answer tells of what was typed then, so it goes as soon as something else is typed. */
    function typeAnew(part: Partial<Credentials>): void {
      type(part);
      if (state.peek().at !== 'busy') state.value = { at: 'idle' };
    }

    /** For another connection: nothing is left of the one before. */
    function startAnew(): void {
      empty();
      state.value = { at: 'idle' };
    }

    return { typed, faults, hint, state, type: typeAnew, prefill, restore, submit, startAnew };
  },
);

const unfit = () =>
  new Failure('bad-input', 'Nothing was sent to ConnectWise: a field above can’t be right.');

const hostRefused = (region: RegionId) =>
  new Failure(
    'permission-needed',
    `The browser was not allowed to reach ${regions[region].apiOrigin}.`,
  );
