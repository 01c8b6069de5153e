import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  mayBeAdded,
  MOST_PORTAL_HOSTS,
  parsePortalHost,
  patternOfHost,
} from '@/lib/domain/portal-host';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { Field } from '../field';

interface PortalHostsProps {
  readonly app: App;
  readonly hosts: readonly string[];
}

const wantedFor = (host: string) =>
  ({ origins: [patternOfHost(host)], permissions: ['scripting'] }) as const;

/** Hosts of the portal that Shelflife does not know by itself. */
export function PortalHosts({ app, hosts }: PortalHostsProps) {
  const { grants, settings } = app;
  useEffect(() => void grants.reload(), [grants]);
  const change = (portalHosts: readonly string[]) => settings.change('portalHosts', portalHosts);
  return (
    <Card title={say('settings.portalHosts')}>
      <p class="soft">{say('settings.portalHostsLead')}</p>
      {hosts.length > 0 && (
        <ul class="grants" aria-label={say('settings.portalHosts')}>
          {hosts.map((host) => (
            <HostLine
              key={host}
              host={host}
              model={grants}
              onAllowed={() => change(hosts)}
              onRemove={async () => {
                await change(hosts.filter((other) => other !== host));
                await grants.giveBack({ origins: [patternOfHost(host)] });
              }}
            />
          ))}
        </ul>
      )}
      {hosts.length < MOST_PORTAL_HOSTS && (
        <AddHost
          hosts={hosts}
          onAdd={async (host) => {
            if (await grants.allow(wantedFor(host))) await change([...hosts, host]);
          }}
        />
      )}
    </Card>
  );
}

interface HostLineProps {
  readonly host: string;
  readonly model: App['grants'];
  readonly onAllowed: () => unknown;
  readonly onRemove: () => unknown;
}

function HostLine({ host, model, onAllowed, onRemove }: HostLineProps) {
  const held = model.held.value;
  const isHeld = held?.has(patternOfHost(host)) ?? true;
  return (
    <li class="grant">
      <p>
        <code>{host}</code>{' '}
        <span class="pill">{say(isHeld ? 'settings.allowed' : 'settings.notAllowed')}</span>
      </p>
      <div class="actions">
        {!isHeld && (
          <Button onClick={async () => (await model.allow(wantedFor(host))) && onAllowed()}>
            {say('settings.allow', { what: host })}
          </Button>
        )}
        <Button kind="quiet" onClick={onRemove}>
          {say('settings.removeHost', { host })}
        </Button>
      </div>
    </li>
  );
}

interface AddHostProps {
  readonly hosts: readonly string[];
  /** Inside the click: the browser asks. */
  readonly onAdd: (host: string) => Promise<void>;
}

function AddHost({ hosts, onAdd }: AddHostProps) {
  const typed = useSignal('');
  const fault = useSignal<string | undefined>(undefined);

  function add(): void {
    const host = parsePortalHost(typed.value);
    fault.value = faultOf(host, hosts);
    if (!host || fault.value !== undefined) return;
    void onAdd(host);
    typed.value = '';
  }

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        id="portal-host"
        label={say('settings.hostToAdd')}
        fault={fault.value}
        hint={say('settings.hostHint')}
      >
        {(ties) => (
          <input
            {...ties}
            class="control"
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
              fault.value = undefined;
            }}
          />
        )}
      </Field>
      <div class="actions">
        <Button submits isDisabled={typed.value.trim() === ''}>
          {say('settings.addHost')}
        </Button>
      </div>
    </form>
  );
}

function faultOf(host: string | undefined, hosts: readonly string[]): string | undefined {
  if (!host) return say('settings.noHost');
  return hosts.includes(host) || !mayBeAdded(host) ? say('settings.knownHost') : undefined;
}
