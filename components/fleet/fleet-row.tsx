import type { FleetColumn } from '@/lib/domain/fleet-columns';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import { cellText } from '@/lib/domain/fleet-words';
import { displayText } from '@/lib/domain/display-text';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import { Icon } from '../icon';
import { FleetCell, WarrantyState } from './fleet-cell';
import type { FleetLooks } from './fleet-looks';

export interface FleetRowProps {
  readonly model: Fleet;
  readonly device: FleetDevice;
  readonly looks: FleetLooks;
  readonly columns: readonly FleetColumn[];
  readonly index: number;
  readonly height: number;
  readonly isNarrow: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onFocus: (device: FleetDevice) => void;
  /** `isFar`: all between the last one and this one too. */
  readonly onSelect: (device: FleetDevice, isSelected: boolean, isFar: boolean) => void;
}

/** One device. Tab comes to one row of the table only, and the arrow keys to what is in it. */
export function FleetRow(props: FleetRowProps) {
  const { device, index, height, isNarrow, isCurrent, isSelected, onFocus } = props;
  return (
    <tr
      class="fleet-row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      style={{ insetBlockStart: `${index * height}px`, blockSize: `${height}px` }}
      onFocusIn={() => onFocus(device)}
    >
      <Tick {...props} />
      {isNarrow ? <NarrowCells {...props} /> : <WideCells {...props} />}
      <Ways {...props} />
    </tr>
  );
}

function Tick({ device, isSelected, onSelect }: FleetRowProps) {
  const name = displayText(device.row.name);
  return (
    <td class="fleet-tick">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={say('fleet.select', { name })}
        checked={isSelected}
        onClick={(event) => onSelect(device, event.currentTarget.checked, event.shiftKey)}
      />
    </td>
  );
}

const NameCell = ({ device: { row } }: Pick<FleetRowProps, 'device'>) => (
  <th scope="row" class="fleet-cell" data-column="name">
    <a class="device-link" tabIndex={-1} href={`#device/${encodeURIComponent(row.id)}`}>
      <bdi title={displayText(row.name)}>{displayText(row.name)}</bdi>
    </a>
    {row.isGone && (
      <span class="fleet-gone" title={say('fleet.gone')}>
        <Icon name="alert" />
        <span class="said-only">{say('fleet.gone')}</span>
      </span>
    )}
  </th>
);

const WideCells = ({ columns, device, looks }: FleetRowProps) => (
  <>
    {columns.map((column) =>
      column === 'name' ? (
        <NameCell key={column} device={device} />
      ) : (
        <td key={column} class="fleet-cell" data-column={column}>
          <FleetCell column={column} device={device} looks={looks} />
        </td>
      ),
    )}
  </>
);

const NARROW_FACTS = ['client', 'model', 'serial'] as const;

/** Where there is no room for columns: what tells a device from others, and how it stands. */
function NarrowCells({ device, looks: { rules } }: FleetRowProps) {
  const shown = { today: rules.today, show: String };
  const facts = NARROW_FACTS.map((column) => cellText(column, device, shown)).filter(Boolean);
  return (
    <>
      <NameCell device={device} />
      <td class="fleet-cell fleet-facts soft">
        <bdi title={facts.join(' · ')}>{facts.join(' · ')}</bdi>
      </td>
      <td class="fleet-cell" data-column="warranty">
        <WarrantyState device={device} />
      </td>
    </>
  );
}

const Ways = ({ model, device: { row } }: FleetRowProps) => (
  <td class="fleet-ways">
    <button
      class="icon-button"
      type="button"
      tabIndex={-1}
      title={say('sheet.openInPortal')}
      aria-label={say('fleet.portal', { name: displayText(row.name) })}
      onClick={() => void model.openInPortal(row.id)}
    >
      <Icon name="open" />
    </button>
  </td>
);
