import { dayText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import type { FleetColumn } from '@/lib/domain/fleet-columns';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import { clientFigures, monthFigures, percentOf } from '@/lib/domain/fleet-figures';
import { columnName, monthText } from '@/lib/domain/fleet-words';
import type { ClientId } from '@/lib/domain/ids';
import { numberText, say } from '@/lib/text/say';
import { FleetCell } from './fleet-cell';
import type { FleetLooks } from './fleet-looks';
import { ShareBar, ShareLegend } from './share-bar';

interface FleetReportProps {
  readonly name: string;
  readonly clientId: ClientId;
  /** The client's devices, by name. */
  readonly devices: readonly FleetDevice[];
  readonly looks: FleetLooks;
}

/** One client's devices on paper: what stands how, and each device. */
export function FleetReport({ name, clientId, devices, looks }: FleetReportProps) {
  const { rules, dateDisplay } = looks;
  const day = dayText(rules.today, dateDisplay);
  return (
    <article class="report" aria-labelledby="report-title">
      <header class="report-head">
        <div>
          <p class="report-kind">{say('fleet.reportTitle')}</p>
          <h1 id="report-title">
            <bdi>{displayText(name)}</bdi>
          </h1>
        </div>
        <p>{say('fleet.reportDay', { day })}</p>
      </header>
      <Summary devices={devices} />
      <Months devices={devices} looks={looks} />
      <h2>{say('fleet.reportDevices')}</h2>
      <div class="report-frame">
        <DeviceTable devices={devices} looks={looks} />
      </div>
      <footer class="report-foot">
        <p>{policyText(looks, clientId)}</p>
        <p>{say('fleet.reportMade', { day })}</p>
      </footer>
    </article>
  );
}

function policyText({ rules }: FleetLooks, clientId: ClientId): string {
  const { maximumAgeYears, expiringWithinDays } = rules.policyOf(clientId);
  return say('fleet.reportPolicy', {
    age: maximumAgeYears.desktop ?? 0,
    days: expiringWithinDays,
  });
}

function Summary({ devices }: Pick<FleetReportProps, 'devices'>) {
  const [figures] = clientFigures(devices);
  if (!figures) return null;
  const { active, expiring, expired, unknown, bought, complete } = figures;
  const whole = active + expiring + expired + unknown;
  const shares = [
    { option: 'active', tone: 'good', count: active },
    { option: 'expiring', tone: 'warn', count: expiring },
    { option: 'expired', tone: 'bad', count: expired },
    { option: 'unknown', tone: 'plain', count: unknown },
  ] as const;
  const lines = [
    [say('fleet.reportDevices'), numberText(figures.devices)],
    [say('fleet.reportCovered'), `${percentOf(active + expiring, whole)} %`],
    [say('fleet.clientEnding'), numberText(expiring)],
    [say('fleet.clientEnded'), numberText(expired)],
    [say('fleet.clientUnknown'), numberText(unknown)],
    [say('fleet.replacement-overdue'), numberText(figures.overdue)],
    [say('fleet.replacement-due-soon'), numberText(figures.dueSoon)],
    [say('fleet.clientComplete'), `${percentOf(complete, bought)} %`],
  ] as const;
  return (
    <section class="report-part" aria-label={say('fleet.reportSummary')}>
      <dl class="report-figures">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ShareBar shares={shares} />
      <ShareLegend shares={shares} />
    </section>
  );
}

const MONTHS = 12;

function Months({ devices, looks: { rules } }: Pick<FleetReportProps, 'devices' | 'looks'>) {
  const months = monthFigures(devices, rules.today, MONTHS)
    .map(({ month, active, expiring, expired }) => ({ month, count: active + expiring + expired }))
    .filter(({ count }) => count > 0);
  if (months.length === 0) return null;
  return (
    <section class="report-part">
      <h2>{say('fleet.reportMonths')}</h2>
      <ul class="report-months">
        {months.map(({ month, count }) => (
          <li key={month}>
            {monthText(month)} <strong>{numberText(count)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

const columns = [
  'name',
  'kind',
  'model',
  'serial',
  'purchase',
  'expiry',
  'warranty',
  'replacement',
] as const satisfies readonly FleetColumn[];

const DeviceTable = ({ devices, looks }: Pick<FleetReportProps, 'devices' | 'looks'>) => (
  <table class="report-table" aria-label={say('fleet.reportDevices')}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" data-column={column}>
            {columnName(column)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {devices.map((device) => (
        <tr key={device.row.id}>
          {columns.map((column) => (
            <td key={column} data-column={column}>
              <FleetCell column={column} device={device} looks={looks} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
