import type { BackupTable, DropReason, ImportTold } from '@/lib/domain/backup';
import type { ImportReport } from '@/lib/state/data-model';
import { numberText, say, sayCount } from '@/lib/text/say';

interface ImportReportProps {
  readonly title: string;
  readonly report: ImportReport;
}

const names = {
  facts: 'backup.facts',
  clients: 'backup.clients',
  companies: 'backup.companiesTable',
  sites: 'backup.sites',
  mappings: 'backup.mappings',
  devices: 'backup.devicesTable',
  lifecycle: 'backup.lifecycle',
  edits: 'backup.editsTable',
  bulks: 'backup.bulks',
  activity: 'backup.activity',
} as const satisfies Record<BackupTable, string>;

const reasons = {
  malformed: 'backup.droppedMalformed',
  alone: 'backup.droppedAlone',
  ours: 'backup.droppedOurs',
} as const satisfies Record<DropReason, string>;

const dropReasons: readonly DropReason[] = ['malformed', 'alone', 'ours'];

/** What a data file brings, table by table, and why some of it is left out. */
export const ImportReportTable = ({ title, report }: ImportReportProps) => (
  <>
    <div class="table-frame">
      <table class="plain-table" aria-label={title}>
        <caption class="table-caption">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('backup.table')}</th>
            <NumberHead>{say('backup.added')}</NumberHead>
            <NumberHead>{say('backup.changed')}</NumberHead>
            <NumberHead>{say('backup.same')}</NumberHead>
            <NumberHead>{say('backup.dropped')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {report.map(([table, told]) => (
            <tr key={table}>
              <th scope="row">{say(names[table])}</th>
              <td class="number">{numberText(told.added)}</td>
              <td class="number">{numberText(told.changed)}</td>
              <td class="number">{numberText(told.same)}</td>
              <td class="number">{numberText(droppedOf(told))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <DropReasons report={report} />
  </>
);

const NumberHead = ({ children }: { readonly children: string }) => (
  <th scope="col" class="number">
    {children}
  </th>
);

const droppedOf = ({ dropped }: ImportTold): number =>
  dropReasons.reduce((sum, reason) => sum + (dropped[reason] ?? 0), 0);

function DropReasons({ report }: Pick<ImportReportProps, 'report'>) {
  const lines = report.flatMap(([table, { dropped }]) =>
    dropReasons.flatMap((reason) => {
      const count = dropped[reason] ?? 0;
      return count > 0
        ? [{ key: `${table} ${reason}`, table, text: sayCount(reasons[reason], count) }]
        : [];
    }),
  );
  if (lines.length === 0) return null;
  return (
    <ul class="names">
      {lines.map(({ key, table, text }) => (
        <li key={key}>{say('backup.droppedFrom', { table: say(names[table]), why: text })}</li>
      ))}
    </ul>
  );
}
