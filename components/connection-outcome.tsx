import { regionOfClientId, type RegionId } from '@/lib/domain/region';
import { regionName } from '@/lib/domain/region-name';
import { permissionName, permissions, type PermissionResult } from '@/lib/domain/permissions';
import type { ConnectionTest } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import type { ConnectionState } from '@/lib/state/connection-state';
import { eitherText, listedText, say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { PermissionList } from './permission-list';
import { ProblemCard } from './problem-card';

/** What a test or a save found: one line that is announced, and the permissions one by one. */
export function ConnectionOutcome({ model }: { readonly model: App['connection'] }) {
  const state = model.state.value;
  const problem = problemOf(state);
  const test = state.at === 'answered' ? state.test : undefined;
  return (
    <div class="outcome-block">
      {problem ? (
        <ProblemCard problem={problem}>
          <OtherRegion model={model} state={state} />
        </ProblemCard>
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

interface OtherRegionProps {
  readonly model: App['connection'];
  readonly state: ConnectionState;
}

/** The one click that mends a wrong region, or that looks for the right one. */
function OtherRegion({ model, state }: OtherRegionProps) {
  if (state.at !== 'answered' || !state.test.elsewhere) return null;
  const { what, test } = state;
  const { unasked = [] } = test.elsewhere ?? {};
  const region = test.elsewhere?.found ?? regionNamed(model);
  if (region) {
    return (
      <Button kind="main" onClick={() => model.switchTo(region, what)}>
        {say('connection.switchTo', { region: regionName(region) })}
      </Button>
    );
  }
  return (
    <Button onClick={() => model.lookIn(unasked, what)}>
      {say('connection.lookElsewhere', { regions: listedText(unasked.map(regionName)) })}
    </Button>
  );
}

/** The region that the Client ID itself names, where another one was asked. */
function regionNamed({ typed }: App['connection']): RegionId | undefined {
  const { clientId, region } = typed.value;
  const named = regionOfClientId(clientId)?.id;
  return named === region ? undefined : named;
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
      scopes: eitherText(permission.scopes),
    }),
  );
  const connected = sayCount('connection.connected', results.length, { granted });
  return [connected, ...limits].join(' ');
}
