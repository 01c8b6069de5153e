import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Client } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { NameText } from './name-text';

interface ClientRowProps {
  readonly model: App['clients'];
  readonly client: Client;
}

export function ClientRow({ model, client }: ClientRowProps) {
  const isRenaming = useSignal(false);
  const companies = model.companiesOf.value.get(client.id) ?? 0;
  const name = displayText(client.name);
  const renaming = useRef<HTMLLIElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    // The form that had the focus is gone.
    if (wasRenaming.current && !isRenaming.value)
      renaming.current?.querySelector('button')?.focus();
    wasRenaming.current = isRenaming.value;
  }, [isRenaming.value]);
  return (
    <li ref={renaming} class="client-row">
      {isRenaming.value ? (
        <Renaming model={model} client={client} onEnd={() => (isRenaming.value = false)} />
      ) : (
        <>
          <div class="client-words">
            <NameText name={client.name} />
            <span class="soft">{aboutOf(client, companies)}</span>
          </div>
          <Button
            kind="quiet"
            name={say('companies.renameClient', { name })}
            onClick={() => (isRenaming.value = true)}
          >
            {say('companies.rename')}
          </Button>
          {companies === 0 && (
            <Button
              kind="quiet"
              name={say('companies.removeClient', { name })}
              onClick={() => model.remove(client)}
            >
              {say('general.remove')}
            </Button>
          )}
        </>
      )}
    </li>
  );
}

const origins = {
  file: 'companies.originFile',
  hand: 'companies.originHand',
} as const;

function aboutOf({ origin, externalIds = [] }: Client, companies: number): string {
  const ids = externalIds.map(({ id }) => displayText(id, 40));
  return [
    companies === 0 ? say('companies.unused') : sayCount('companies.usedBy', companies),
    say(origin ? origins[origin] : 'companies.originRmm'),
    ids.length > 0 && sayCount('companies.externalIds', ids.length, { ids: ids.join(', ') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface RenamingProps extends ClientRowProps {
  readonly onEnd: () => unknown;
}

function Renaming({ model, client, onEnd }: RenamingProps) {
  const typed = useSignal(client.name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  async function save(): Promise<void> {
    await model.rename(client.id, typed.peek());
    if (model.task.state.peek().at === 'done') onEnd();
  }
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        ref={input}
        class="control"
        aria-label={say('companies.renamed', { name: displayText(client.name) })}
        maxLength={200}
        autocomplete="off"
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <Button submits isBusy={model.task.busyWith.value === 'rename'}>
        {say('general.save')}
      </Button>
      <Button kind="quiet" onClick={onEnd}>
        {say('general.cancel')}
      </Button>
    </form>
  );
}
