import type { FleetColumn } from '@/lib/domain/fleet-columns';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { FleetView } from '@/lib/domain/fleet-view';
import { cellText, columnName } from '@/lib/domain/fleet-words';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { ExportFormat } from './activity-export';
import { csvText } from './csv-text';
import { fleetAddress } from './fleet-address';
import type { TextFile } from './ports';

interface Exported {
  /** In the order of the table. */
  readonly devices: readonly FleetDevice[];
  readonly columns: readonly FleetColumn[];
  readonly view: FleetView;
  /** On the wall: it names the file. */
  readonly day: IsoDate;
}

/** What the table shows as a file: CSV with its columns, for a spreadsheet; JSON with all that is known of each device. */
export async function fleetFile(format: ExportFormat, exported: Exported): Promise<TextFile> {
  const name = `shelflife-fleet-${exported.day}.${format}`;
  return format === 'csv'
    ? { name, type: 'text/csv;charset=utf-8', text: await csvOf(exported) }
    : { name, type: 'application/json', text: jsonOf(exported) };
}

function csvOf({ devices, columns, day }: Exported): Promise<string> {
  const looks = { today: day, show: String };
  return csvText(
    columns.map(columnName),
    devices.map((device) => columns.map((column) => cellText(column, device, looks))),
  );
}

const jsonOf = ({ devices, view, day }: Exported): string => {
  const rows = devices.map(({ row, warranty, replacement, gaps }) => ({
    ...row,
    warranty,
    replacement,
    gaps,
  }));
  return `${JSON.stringify({ exportedOn: day, view: fleetAddress(view), devices: rows }, null, 2)}\n`;
};
