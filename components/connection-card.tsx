import { useSignal } from '@preact/signals';
import { regions } from '@/lib/domain/region';
import type { ConnectionView, StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { Card } from './card';
import { ConnectionForm } from './connection-form';
import { DisconnectConfirmation } from './disconnect-confirmation';
import { PermissionList } from './permission-list';
import { ProblemCard } from './problem-card';
import { TaskOutcome } from './task-outcome';

type Connected = Extract<ConnectionView, { at: 'connected' }>;

interface ConnectionCardProps {
  readonly app: App;
  readonly status: StatusView;
}

/** To what Shelflife is connected, what is wrong with that, and the way out of it. */
export function ConnectionCard({ app, status }: ConnectionCardProps) {
  const isAsking = useSignal(false);
  const { connection } = status;
  if (connection.at !== 'connected') return null;
  const { task } = app.status;
  return (
    <Card title="Connection">
      <ConnectionLine connection={connection} />
      {connection.problem && <ConnectionRepair app={app} connection={connection} />}
      {isAsking.value ? (
        <DisconnectConfirmation
          onYes={(removeData) => app.status.disconnect(removeData)}
          onNo={() => (isAsking.value = false)}
        />
      ) : (
        <div class="connection-foot">
          <PermissionsFold connection={connection} />
          <Button id="disconnect" kind="quiet" onClick={() => (isAsking.value = true)}>
            Disconnect
          </Button>
        </div>
      )}
      {task.state.value.at === 'failed' && task.state.value.what === 'forget' && (
        <TaskOutcome task={task.state.value} onRetry={task.retry} />
      )}
    </Card>
  );
}

function ConnectionLine({ connection }: { readonly connection: Connected }) {
  const { clientId, region, problem } = connection;
  return (
    <p class="connection-line">
      <span class="pill" data-tone={problem ? 'bad' : 'good'}>
        {problem ? 'Needs attention' : 'Connected'}
      </span>
      <span>{regions[region].name}</span>
      <span class="soft">
        Key <code>{shortened(clientId)}</code>
      </span>
    </p>
  );
}

const shortened = (clientId: string): string =>
  clientId.length <= 12 ? clientId : `${clientId.slice(0, 6)}…${clientId.slice(-4)}`;

/** The cause, and the one step that mends it. */
function ConnectionRepair({
  app,
  connection,
}: {
  readonly app: App;
  readonly connection: Connected;
}) {
  const isEntering = useSignal(false);
  const { problem, clientId, region } = connection;
  if (!problem) return null;

  function enterNewKey(): void {
    app.connection.prefill(clientId, region);
    isEntering.value = true;
  }

  return (
    <>
      <ProblemCard problem={problem}>
        {problem.kind === 'permission-needed' && (
          <Button kind="main" onClick={app.status.allowHosts}>
            Allow access to ConnectWise
          </Button>
        )}
        {keyKinds.has(problem.kind) && !isEntering.value && (
          <Button kind="main" onClick={enterNewKey}>
            Enter the key again
          </Button>
        )}
      </ProblemCard>
      {isEntering.value && <ConnectionForm model={app.connection} />}
    </>
  );
}

/** Problems that another key, or the same one entered rightly, mends. */
const keyKinds: ReadonlySet<string> = new Set([
  'refused-credentials',
  'wrong-region',
  'missing-scope',
  'not-connected',
]);

const PermissionsFold = ({ connection }: { readonly connection: Connected }) => (
  <details>
    <summary>What the key may do</summary>
    <PermissionList results={connection.permissions} />
  </details>
);
