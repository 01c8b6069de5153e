import { useComputed } from '@preact/signals';
import { displayText } from '@/lib/domain/display-text';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { optionValueOf } from './target-option';

interface ClientOptionsProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** Leaves out all clients but this one. */
  readonly only: string | undefined;
}

/** What a company can be mapped to. */
export function ClientOptions({ model, row, only }: ClientOptionsProps) {
  const own = optionValueOf({ kind: 'create', name: row.name });
  const options = useComputed(() => {
    const clients = model.listing.value.clients.map(({ id, name }) => ({
      value: optionValueOf({ kind: 'client', clientId: id }),
      text: displayText(name),
    }));
    const created = model.newClients.value.map((name) => ({
      value: optionValueOf({ kind: 'create', name }),
      text: say('companies.newClient', { name: displayText(name) }),
    }));
    return [...clients, ...created];
  });
  const shown = options.value.filter(
    ({ value }) => value !== own && (only === undefined || value === only),
  );
  return (
    <>
      <option value="">{say('companies.notMapped')}</option>
      {shown.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
      <option value={own}>{say('companies.createClient', { name: displayText(row.name) })}</option>
      <option value={optionValueOf({ kind: 'leave-out' })}>{say('companies.leaveOut')}</option>
    </>
  );
}
