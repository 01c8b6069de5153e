import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Client } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import { parseClientId, type ClientId } from '@/lib/domain/ids';
import {
  defaultPolicy,
  kindsReplacedByAge,
  policyOf,
  type ClientPolicy,
} from '@/lib/domain/policy';
import type { Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { SelectField } from '../select-field';
import { AgeFields, ClientPolicyFields } from './policy-fields';

interface SettingsPoliciesProps {
  readonly app: App;
  readonly settings: Settings;
}

/** When a device is due to be replaced: for all, and for single clients. */
export const SettingsPolicies = ({ app, settings }: SettingsPoliciesProps) => (
  <>
    <Card title={say('settings.ages')}>
      <p class="soft">{say('settings.agesLead')}</p>
      <div class="field-grid">
        <AgeFields
          id="age"
          ages={settings.maximumAgeYears}
          otherwise={defaultPolicy.maximumAgeYears}
          otherwiseText={(years) => sayCount('settings.yearsByDefault', years)}
          onChange={(ages) => app.settings.change('maximumAgeYears', ages)}
        />
      </div>
    </Card>
    <ClientsCard app={app} settings={settings} />
  </>
);

function ClientsCard({ app, settings }: SettingsPoliciesProps) {
  const { mapping } = app;
  useEffect(() => void mapping.reload(), [mapping]);
  const { clients } = mapping.listing.value;
  const { clientPolicies } = settings;
  const ruled = Object.keys(clientPolicies).flatMap((id) => parseClientId(id) ?? []);
  const free = clients.filter(({ id }) => !clientPolicies[id]);
  const change = (id: ClientId, own: ClientPolicy) =>
    app.settings.change('clientPolicies', { ...clientPolicies, [id]: own });
  return (
    <Card title={say('settings.clientPolicies')}>
      <p class="soft">{say('settings.clientPoliciesLead')}</p>
      {ruled.length === 0 && <p>{say('settings.noClientPolicies')}</p>}
      {ruled.map((id) => (
        <ClientRules
          key={id}
          id={id}
          name={nameOf(clients, id)}
          settings={settings}
          onChange={(own) => change(id, own)}
          onRemove={() => {
            const { [id]: _removed, ...others } = clientPolicies;
            return app.settings.change('clientPolicies', others);
          }}
        />
      ))}
      {clients.length === 0 ? (
        <p class="soft">{say('settings.noClients')}</p>
      ) : (
        <ClientChoice clients={free} onChoose={(id) => change(id, {})} />
      )}
    </Card>
  );
}

const nameOf = (clients: readonly Client[], id: ClientId): string =>
  displayText(clients.find((client) => client.id === id)?.name ?? say('settings.removedClient'));

interface ClientChoiceProps {
  readonly clients: readonly Client[];
  readonly onChoose: (id: ClientId) => unknown;
}

const ClientChoice = ({ clients, onChoose }: ClientChoiceProps) => (
  <SelectField
    id="client-policy"
    label={say('settings.addClientPolicy')}
    value=""
    isDisabled={clients.length === 0}
    onChange={(value) => {
      const id = parseClientId(value);
      return id && onChoose(id);
    }}
  >
    <option value="">{say('settings.chooseClient')}</option>
    {clients.map(({ id, name }) => (
      <option key={id} value={id}>
        {displayText(name)}
      </option>
    ))}
  </SelectField>
);

interface ClientRulesProps {
  readonly id: ClientId;
  readonly name: string;
  readonly settings: Settings;
  readonly onChange: (own: ClientPolicy) => unknown;
  readonly onRemove: () => unknown;
}

function ClientRules({ id, name, settings, onChange, onRemove }: ClientRulesProps) {
  const own = settings.clientPolicies[id] ?? {};
  const rules = ruleCount(own);
  // Whoever has just added a client goes on with its rules.
  const isOpen = useSignal(rules === 0);
  return (
    <details
      class="client-rules"
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>
        {say('settings.rulesOf', { client: name })}{' '}
        <span class="soft">{sayCount('settings.rulesSet', rules)}</span>
      </summary>
      <ClientPolicyFields
        id={`client-${id}`}
        own={own}
        general={policyOf(settings)}
        onChange={onChange}
      />
      <div class="actions">
        <Button kind="quiet" onClick={onRemove}>
          {say('settings.removeRulesOf', { client: name })}
        </Button>
      </div>
    </details>
  );
}

const ruleCount = ({ expiringWithinDays, maximumAgeYears = {} }: ClientPolicy): number =>
  kindsReplacedByAge.filter((kind) => maximumAgeYears[kind] !== undefined).length +
  (expiringWithinDays === undefined ? 0 : 1);
