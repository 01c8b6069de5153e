import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isRegionId, regionList } from '@/lib/domain/region';
import { regionName } from '@/lib/domain/region-name';
import type { App } from '@/lib/state/app-model';
import type { ConnectionAct } from '@/lib/state/connection-state';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { ConnectionOutcome } from './connection-outcome';
import { Field } from './field';
import { SecretField } from './secret-field';
import { SelectField } from './select-field';

interface ConnectionFormProps {
  readonly model: App['connection'];
}

/** Client ID, secret, region; tests or saves them. */
export function ConnectionForm({ model }: ConnectionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const state = model.state.value;
  const underway = state.at === 'asking' || state.at === 'busy' ? state.what : undefined;

  useEffect(() => void model.restore(), [model]);
  useLayoutEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  function submit(what: ConnectionAct): void {
    void model.submit(what);
    setTries(tries + 1);
  }

  return (
    <form
      ref={form}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit('save');
      }}
    >
      <CredentialFields model={model} />
      <div class="actions">
        <Button
          isBusy={underway === 'test'}
          isDisabled={underway === 'save'}
          onClick={() => submit('test')}
        >
          {say('connection.test')}
        </Button>
        <Button kind="main" submits isBusy={underway === 'save'} isDisabled={underway === 'test'}>
          {say('connection.save')}
        </Button>
      </div>
      <ConnectionOutcome model={model} />
    </form>
  );
}

function CredentialFields({ model }: ConnectionFormProps) {
  const { clientId, clientSecret, region } = model.typed.value;
  const faults = model.faults.value;
  return (
    <>
      <Field id="client-id" label={say('connection.clientId')} fault={faults.clientId}>
        {(ties) => (
          <input
            {...ties}
            class="control"
            type="text"
            value={clientId}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => model.type({ clientId: event.currentTarget.value })}
          />
        )}
      </Field>
      <SecretField
        id="client-secret"
        label={say('connection.clientSecret')}
        value={clientSecret}
        fault={faults.clientSecret}
        hint={clientSecret === '' && clientId !== '' ? say('connection.secretNotKept') : undefined}
        onInput={(typed) => model.type({ clientSecret: typed })}
      />
      <SelectField
        id="region"
        label={say('connection.region')}
        value={region}
        fault={faults.region}
        hint={model.hint.value}
        onChange={(chosen) => isRegionId(chosen) && model.type({ region: chosen })}
      >
        {regionList.map(({ id }) => (
          <option key={id} value={id}>
            {regionName(id)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
