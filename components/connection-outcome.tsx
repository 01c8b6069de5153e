import { permissionName, permissions, type PermissionResult } from '@/lib/domain/permissions';
import type { ConnectionTest } from '@/lib/messages/protocol';
import type { ConnectionState } from '@/lib/state/connection-model';
import { say, sayCount } from '@/lib/text/say';
import { PermissionList, scopesText } from './permission-list';
import { ProblemCard } from './problem-card';

/** What a test or a save found: one line that is announced, and the permissions one by one. */
export function ConnectionOutcome({ state }: { readonly state: ConnectionState }) {
  const problem = problemOf(state);
  const test = state.at === 'answered' ? state.test : undefined;
  return (
    <div class="outcome-block">
      {problem ? (
        <ProblemCard problem={problem} />
      ) : (
        <output class="outcome" data-tone={test ? 'good' : undefined}>
          {lineOf(state)}
        </output>
      )}
      {test && test.permissions.length > 0 && (
        <>
          <h2 class="card-title">{say('connection.permissions')}</h2>
          <PermissionList results={test.permissions} />
        </>
      )}
    </div>
  );
}

function problemOf(state: ConnectionState): ConnectionTest['problem'] {
  if (state.at === 'failed') return state.problem;
  return state.at === 'answered' ? state.test.problem : undefined;
}

function lineOf(state: ConnectionState): string {
  switch (state.at) {
    case 'asking':
      return say('connection.asking');
    case 'busy':
      return say('connection.testing');
    case 'answered':
      return connectedText(state.test.permissions);
    default:
      return '';
  }
}

function connectedText(results: readonly PermissionResult[]): string {
  const granted = results.filter(({ grant }) => grant === 'granted').length;
  const lost = permissions.filter(
    ({ id, need }) =>
      need === 'editing' &&
      results.some((result) => result.id === id && result.grant === 'missing'),
  );
  const limits = lost.map((permission) =>
    say('connection.readOnly', {
      permission: permissionName(permission.id),
      scopes: scopesText(permission),
    }),
  );
  const connected = sayCount('connection.connected', results.length, { granted });
  return [connected, ...limits].join(' ');
}
