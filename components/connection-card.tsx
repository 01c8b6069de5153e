import { useSignal } from '@preact/signals';
import { regionName } from '@/lib/domain/region-name';
import type { ConnectionView, StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import { ConnectionForm } from './connection-form';
import { DisconnectConfirmation } from './disconnect-confirmation';
import { PermissionList } from './permission-list';
import { Phrase } from './phrase';
import { TaskOutcome } from './task-outcome';

type Connected = Extract<ConnectionView, { at: 'connected' }>;

interface ConnectionCardProps {
  readonly app: App;
  readonly status: StatusView;
}

/** To what Shelflife is connected, and the way out of it. */
export function ConnectionCard({ app, status }: ConnectionCardProps) {
  const isAsking = useSignal(false);
  const { connection } = status;
  if (connection.at !== 'connected') return null;
  const { task } = app.status;
  return (
    <Card title={say('connection.connection')}>
      <ConnectionLine connection={connection} />
      {isAsking.value ? (
        <DisconnectConfirmation
          onYes={(removeData) => app.status.disconnect(removeData)}
          onNo={() => (isAsking.value = false)}
        />
      ) : (
        <div class="connection-foot">
          <KeyFold app={app} connection={connection} />
          <Button id="disconnect" kind="quiet" onClick={() => (isAsking.value = true)}>
            {say('connection.disconnect')}
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
        {say(problem ? 'connection.needsAttention' : 'connection.isConnected')}
      </span>
      <span>{regionName(region)}</span>
      <span class="soft">
        <Phrase text="connection.key" id={<code>{shortened(clientId)}</code>} />
      </span>
    </p>
  );
}

const shortened = (clientId: string): string =>
  clientId.length <= 12 ? clientId : `${clientId.slice(0, 6)}…${clientId.slice(-4)}`;

interface KeyFoldProps {
  readonly app: App;
  readonly connection: Connected;
}

/** What the key may do, and the way to one that may do more. */
function KeyFold({ app, connection }: KeyFoldProps) {
  const isEntering = useSignal(false);
  const { clientId, region, permissions, problem } = connection;

  function enterAnother(): void {
    app.connection.prefill(clientId, region);
    isEntering.value = true;
  }

  return (
    <details>
      <summary>{say('connection.whatTheKeyMayDo')}</summary>
      <div class="key-fold">
        <PermissionList results={permissions} />
        {isEntering.value && !problem ? (
          <>
            <ConnectionForm model={app.connection} />
            <div class="actions">
              <Button kind="quiet" onClick={() => (isEntering.value = false)}>
                {say('connection.closeTheForm')}
              </Button>
            </div>
          </>
        ) : (
          // While the connection is broken, the card that tells so has the form.
          !problem && (
            <div class="actions">
              <Button onClick={enterAnother}>{say('connection.enterAnotherKey')}</Button>
            </div>
          )
        )}
      </div>
    </details>
  );
}
