import type { ActivityEvent, ActivityFilter, ActivityView } from '@/lib/domain/activity';
import { displayText } from '@/lib/domain/display-text';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { DateField } from '@/lib/domain/lifecycle';
import type { RmmDate } from '@/lib/domain/rmm-date';
import { csvText } from './csv-text';
import type { TextFile } from './ports';

export type ExportFormat = 'csv' | 'json';

interface Export {
  readonly lines: readonly ActivityView[];
  readonly filter: ActivityFilter;
  /** Epoch ms. */
  readonly at: number;
  /** The same on the wall: it names the file. */
  readonly day: IsoDate;
}

/** The history as a file: CSV for a spreadsheet, one row for each change; JSON with all that is known. */
export async function exportFile(format: ExportFormat, exported: Export): Promise<TextFile> {
  const name = `shelflife-activity-${exported.day}.${format}`;
  return format === 'csv'
    ? { name, type: 'text/csv;charset=utf-8', text: await csvOf(exported) }
    : { name, type: 'application/json', text: jsonOf(exported) };
}

const jsonOf = ({ lines, filter, at }: Export): string =>
  `${JSON.stringify({ exportedAt: new Date(at).toISOString(), filter, lines }, null, 2)}\n`;

const COLUMNS = [
  'Number',
  'When',
  'Kind',
  'Person',
  'Device',
  'Device id',
  'Field',
  'From',
  'To',
  'Result',
  'Reason',
  'Details',
  'Save id',
  'Undo of',
  'Bulk id',
] as const;

type Row = { readonly [Name in (typeof COLUMNS)[number]]?: string | number };

function csvOf({ lines }: Export): Promise<string> {
  const editOf = editsAmong(lines);
  const rows = lines.flatMap((line) =>
    rowsOf(line, editOf).map((row): Row => ({ ...commonOf(line), ...row })),
  );
  return csvText(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column] ?? '')),
  );
}

function commonOf({ number, at, event, outcome, problem }: ActivityView): Row {
  return {
    Number: number,
    When: new Date(at).toISOString(),
    Kind: event.kind,
    Result: outcome ?? '',
    Reason: clean(problem?.message ?? ''),
    ...namesIn(event),
  };
}

function namesIn(event: ActivityEvent): Row {
  return {
    ...('by' in event && { Person: clean(event.by) }),
    ...('deviceId' in event && { 'Device id': event.deviceId }),
    ...('deviceName' in event && { Device: clean(event.deviceName) }),
    ...('saveId' in event && { 'Save id': event.saveId }),
    ...('undoOf' in event && { 'Undo of': event.undoOf ?? '' }),
    ...('bulkId' in event && { 'Bulk id': event.bulkId ?? '' }),
  };
}

type Edit = Extract<ActivityEvent, { kind: 'edit' }>;
type EditOf = (saveId: string) => Edit | undefined;

function editsAmong(lines: readonly ActivityView[]): EditOf {
  const edits = new Map(
    lines.flatMap(({ event }) => (event.kind === 'edit' ? [[event.saveId, event] as const] : [])),
  );
  return (saveId) => edits.get(saveId);
}

/** An edit has one row for each date; everything else has one. */
function rowsOf({ event, deviceName }: ActivityView, editOf: EditOf): readonly Row[] {
  switch (event.kind) {
    case 'edit':
      return event.changes.map(({ field, from, to }) => ({
        Field: field,
        From: dateText(from),
        To: dateText(to),
      }));
    case 'edit-ended':
      return [
        {
          Field: event.field,
          ...ofEdit(editOf(event.saveId), event.field),
          Result: event.outcome,
          ...(deviceName !== undefined && { Device: clean(deviceName) }),
          ...(event.problem && { Reason: clean(event.problem.message) }),
        },
      ];
    default:
      return [{ Details: detailsOf(event) }];
  }
}

/** Who made the edit that came to its end, and what it changed. */
function ofEdit(edit: Edit | undefined, field: DateField): Row {
  const change = edit?.changes.find((one) => one.field === field);
  return {
    ...(edit && { Person: clean(edit.by), Device: clean(edit.deviceName) }),
    ...(change && { From: dateText(change.from), To: dateText(change.to) }),
  };
}

type Other = Exclude<ActivityEvent, { kind: 'edit' | 'edit-ended' }>;

/** What the columns have no place for, as it is stored. */
function detailsOf({ kind: _kind, ...rest }: Other): string {
  return JSON.stringify(rest);
}

const clean = (text: string): string => displayText(text, 1_000);

function dateText(value: RmmDate): string {
  if (value.kind === 'empty') return '';
  return value.kind === 'date' ? value.date : clean(value.text);
}
