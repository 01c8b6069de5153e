import { displayText } from '@/lib/domain/display-text';
import { percentOf, type ClientFigures } from '@/lib/domain/fleet-figures';
import type { App } from '@/lib/state/app-model';
import { numberText, say } from '@/lib/text/say';
import { NameText } from '../name-text';
import { ShareBar } from './share-bar';

interface ClientLineProps {
  readonly app: App;
  readonly figures: ClientFigures;
}

/** One client; its name narrows the table down to it. */
export function ClientLine({ app: { fleet, missing }, figures }: ClientLineProps) {
  const { clientId, devices, expiring, expired, overdue, bought, complete } = figures;
  const isChosen = fleet.view.value.filter.client?.includes(clientId) ?? false;
  return (
    <tr data-selected={isChosen ? 'yes' : undefined}>
      <th scope="row">
        <button
          class="device-link"
          type="button"
          aria-pressed={isChosen}
          onClick={() => fleet.choose('client', isChosen ? [] : [clientId])}
        >
          <NameText name={figures.name} />
        </button>
      </th>
      <td class="number">{numberText(devices)}</td>
      <td>
        <Covered figures={figures} />
      </td>
      <td class="number">{numberText(expiring)}</td>
      <td class="number">{numberText(expired)}</td>
      <td class="number">{numberText(overdue)}</td>
      <td class="number">{bought > 0 && `${percentOf(complete, bought)} %`}</td>
      <td>
        <ClientWays missing={missing} figures={figures} />
      </td>
    </tr>
  );
}

function Covered({
  figures: { active, expiring, expired, unknown },
}: Pick<ClientLineProps, 'figures'>) {
  const whole = active + expiring + expired + unknown;
  if (whole === 0) return null;
  return (
    <span class="covered">
      <span class="number">{percentOf(active + expiring, whole)} %</span>
      <ShareBar
        shares={[
          { option: 'active', tone: 'good', count: active },
          { option: 'expiring', tone: 'warn', count: expiring },
          { option: 'expired', tone: 'bad', count: expired },
          { option: 'unknown', tone: 'plain', count: unknown },
        ]}
      />
    </span>
  );
}

interface ClientWaysProps extends Pick<ClientLineProps, 'figures'> {
  readonly missing: App['missing'];
}

/** What improves the client's data, and what can be made of it. */
function ClientWays({ missing, figures }: ClientWaysProps) {
  const { clientId, bought, complete } = figures;
  const name = displayText(figures.name);
  const fill = async () => {
    await missing.choose({ clientId });
    await missing.showNext();
  };
  return (
    <div class="client-ways">
      {complete < bought && (
        <button
          class="text-button"
          type="button"
          aria-label={say('fleet.clientFill', { name })}
          onClick={() => void fill()}
        >
          {say('fleet.fill')}
        </button>
      )}
      <a
        href={`#report?client=${encodeURIComponent(clientId)}`}
        aria-label={say('fleet.clientReport', { name })}
      >
        {say('fleet.report')}
      </a>
    </div>
  );
}
