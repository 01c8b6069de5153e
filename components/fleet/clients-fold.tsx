import { useSignal } from '@preact/signals';
import type { ClientFigures } from '@/lib/domain/fleet-figures';
import type { App } from '@/lib/state/app-model';
import { say, sayCount, textLanguage } from '@/lib/text/say';
import { Button } from '../button';
import { SelectField } from '../select-field';
import { ClientLine } from './client-line';

const FEW = 6;

const orders = ['gaps', 'ended', 'size', 'name'] as const;
type Order = (typeof orders)[number];

const weights: Readonly<Record<Exclude<Order, 'name'>, (one: ClientFigures) => number>> = {
  gaps: ({ bought, complete }) => bought - complete,
  ended: ({ expired }) => expired,
  size: ({ devices }) => devices,
};

/** Each client's coverage and data; worked out once it is unfolded. */
export function ClientsFold({ app }: { readonly app: App }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="card clients-card"
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>{say('fleet.clients')}</summary>
      {isOpen.value && <Clients app={app} />}
    </details>
  );
}

/** Those first that need somebody most. */
function Clients({ app }: { readonly app: App }) {
  const order = useSignal<Order>('gaps');
  const isWhole = useSignal(false);
  const clients = ordered(app.fleet.finding.figures.clients.value, order.value);
  const shown = isWhole.value ? clients : clients.slice(0, FEW);
  const left = clients.length - FEW;
  if (clients.length === 0) return null;
  return (
    <>
      {clients.length > 1 && (
        <div class="clients-order">
          <SelectField
            id="fleet-clients-order"
            label={say('fleet.clientsSort')}
            value={order.value}
            onChange={(name) => (order.value = orders.find((one) => one === name) ?? 'gaps')}
          >
            {orders.map((name) => (
              <option key={name} value={name}>
                {say(`fleet.clients-${name}`)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <div class="table-frame clients-frame">
        <table class="plain-table clients">
          <ClientsHead />
          <tbody>
            {shown.map((figures) => (
              <ClientLine key={figures.clientId} app={app} figures={figures} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <div class="actions">
          <Button kind="quiet" onClick={() => (isWhole.value = !isWhole.value)}>
            {isWhole.value ? say('fleet.clientsFewer') : sayCount('fleet.clientsAll', left)}
          </Button>
        </div>
      )}
    </>
  );
}

const ClientsHead = () => (
  <thead>
    <tr>
      <th scope="col">{say('fleet.facet-client')}</th>
      <th scope="col" class="number">
        {say('fleet.clientDevices')}
      </th>
      <th scope="col">{say('fleet.clientCovered')}</th>
      <th scope="col" class="number">
        {say('fleet.clientEnding')}
      </th>
      <th scope="col" class="number">
        {say('fleet.clientEnded')}
      </th>
      <th scope="col" class="number">
        {say('fleet.clientOverdue')}
      </th>
      <th scope="col" class="number">
        {say('fleet.clientComplete')}
      </th>
      <th scope="col">
        <span class="said-only">{say('fleet.clientWays')}</span>
      </th>
    </tr>
  </thead>
);

function ordered(clients: readonly ClientFigures[], order: Order): readonly ClientFigures[] {
  const collator = new Intl.Collator(textLanguage(), { numeric: true, sensitivity: 'base' });
  const byName = clients.toSorted((one, other) => collator.compare(one.name, other.name));
  if (order === 'name') return byName;
  const weightOf = weights[order];
  return byName.toSorted((one, other) => weightOf(other) - weightOf(one));
}
