import { counted } from '@/lib/domain/count-text';
import { permissionName, permissions, type PermissionResult } from '@/lib/domain/permissions';
import type { ConnectionTest } from '@/lib/messages/protocol';
import type { ConnectionState } from '@/lib/state/connection-model';
import { PermissionList } from './permission-list';
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
          <h2 class="card-title">Permissions</h2>
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
      return 'Waiting for the browser’s permission to reach this region.';
    case 'busy':
      return 'Asking ConnectWise…';
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
  const limits = lost.map(
    ({ id, scopes }) =>
      ` Dates can be read but not saved: “${permissionName(id)}” needs ${scopes.join(' or ')}.`,
  );
  return `Connected. ${granted} of ${counted(results.length, 'permission')} granted.${limits.join('')}`;
}
