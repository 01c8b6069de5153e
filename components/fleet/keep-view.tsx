import { useSignal } from '@preact/signals';
import { LONGEST_VIEW_NAME } from '@/lib/domain/fleet-view';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Field } from '../field';
import { Icon } from '../icon';

/** Gives the view that is shown a name. */
export function KeepView({ model }: { readonly model: Fleet }) {
  const typed = useSignal('');
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = typed.peek().trim();
        if (name === '') return;
        typed.value = '';
        void model.keepView(name);
      }}
    >
      <Field id="fleet-view-name" label={say('fleet.viewName')}>
        {(ties) => (
          <input
            {...ties}
            class="control"
            maxLength={LONGEST_VIEW_NAME}
            autocomplete="off"
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Button submits isDisabled={typed.value.trim() === ''}>
        {say('fleet.viewKeep')}
      </Button>
    </form>
  );
}

/** Copies its address, for somebody else. */
export function ShareView({ address }: { readonly address: string }) {
  const told = useSignal('');
  const copy = async () => {
    told.value = await navigator.clipboard.writeText(address).then(
      () => say('fleet.viewCopied'),
      () => say('general.copyRefused'),
    );
  };
  return (
    <>
      <Button kind="quiet" onClick={copy}>
        <Icon name="link" />
        {say('fleet.viewShare')}
      </Button>
      <output class="outcome">{told.value}</output>
    </>
  );
}
