import { deviceKindName } from '@/lib/domain/device';
import { dayText } from '@/lib/domain/day-text';
import type { FleetColumn } from '@/lib/domain/fleet-columns';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import { cellText, replacementWord, warrantyWord } from '@/lib/domain/fleet-words';
import type { IsoDate } from '@/lib/domain/iso-date';
import { replacementOf } from '@/lib/domain/status';
import { distanceText } from '@/lib/domain/status-text';
import { say } from '@/lib/text/say';
import type { FleetLooks } from './fleet-looks';

interface FleetCellProps {
  readonly column: FleetColumn;
  readonly device: FleetDevice;
  readonly looks: FleetLooks;
}

/** What stands in one column of a device; the name has a cell of its own. */
export function FleetCell({ column, device, looks }: FleetCellProps) {
  switch (column) {
    case 'warranty':
      return <WarrantyState device={device} />;
    case 'replacement':
      return <ReplacementState device={device} looks={looks} />;
    case 'purchase':
      return <Day day={device.row.purchaseDate} device={device} looks={looks} />;
    case 'expiry':
      return device.warranty === 'none' ? (
        <Nothing />
      ) : (
        <Day day={device.row.warrantyExpiry} device={device} looks={looks} />
      );
    case 'kind':
      return <>{deviceKindName(device.row.kind)}</>;
    default:
      return <Words column={column} device={device} looks={looks} />;
  }
}

function Words({ column, device, looks }: FleetCellProps) {
  const { rules, dateDisplay } = looks;
  const show = (day: IsoDate) => dayText(day, dateDisplay);
  const text = cellText(column, device, { today: rules.today, show });
  return text === '' ? <Nothing /> : <bdi title={text}>{text}</bdi>;
}

const Nothing = () => <span class="soft">–</span>;

interface DayProps extends Omit<FleetCellProps, 'column'> {
  readonly day: IsoDate | undefined;
}

function Day({ day, device: { row }, looks }: DayProps) {
  if (day) return <span class="day">{dayText(day, looks.dateDisplay)}</span>;
  const why = say(row.isRead ? 'fleet.noDate' : 'fleet.notRead');
  return (
    <span class="soft" title={why}>
      {why}
    </span>
  );
}

const warrantyTones = {
  none: undefined,
  unknown: undefined,
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
} as const;

/** How the warranty stands, in words and in colour, and how far its end is where that is near or past. */
export function WarrantyState({ device: { warranty, daysLeft } }: Pick<FleetCellProps, 'device'>) {
  if (warranty === 'none') return <Nothing />;
  const isNear = daysLeft !== undefined && warranty !== 'active';
  return (
    <span class="fleet-state">
      <span class="pill" data-tone={warrantyTones[warranty]}>
        {warrantyWord(warranty)}
      </span>
      {isNear && <span class="soft">{distanceText(daysLeft)}</span>}
    </span>
  );
}

const replacementTones = {
  overdue: 'bad',
  'due-soon': 'warn',
  'in-service': undefined,
  unknown: undefined,
} as const;

function ReplacementState({ device, looks: { rules } }: Omit<FleetCellProps, 'column'>) {
  const { row, replacement, warranty } = device;
  if (warranty === 'none') return <Nothing />;
  const { reason } = replacementOf(row, rules.policyOf(row.clientId), rules.today);
  return (
    <span class="pill" data-tone={replacementTones[replacement]} title={reason}>
      {replacementWord(replacement)}
    </span>
  );
}
