import { useMemo } from 'preact/hooks';
import type { BulkRow } from '@/lib/domain/bulk';
import { rmmDateText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import type { Settings } from '@/lib/domain/settings';
import { say } from '@/lib/text/say';
import { NameText } from '../name-text';
import { outcomeTones } from '../outcome-tones';

interface BulkResultTableProps {
  readonly rows: readonly BulkRow[];
  readonly display: Settings['dateDisplay'];
}

/** What became of each device; its name leads to all that can be done about it. */
export function BulkResultTable({ rows, display }: BulkResultTableProps) {
  if (rows.length === 0) return <p class="soft">{say('bulk.noDevice')}</p>;
  return (
    <table class="grid bulk-grid" aria-label={say('bulk.results')}>
      <thead>
        <tr>
          <th scope="col">{say('bulk.device')}</th>
          <th scope="col">{say('bulk.before')}</th>
          <th scope="col">{say('bulk.after')}</th>
          <th scope="col">{say('bulk.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ResultRow key={row.deviceId} row={row} display={display} />
        ))}
      </tbody>
    </table>
  );
}

interface ResultRowProps {
  readonly row: BulkRow;
  readonly display: Settings['dateDisplay'];
}

/** While a bulk edit runs, its rows come anew several times a second, most of them as they were. */
function ResultRow({ row, display }: ResultRowProps) {
  const { deviceId, deviceName, from, to, outcome, problem } = row;
  const before = displayText(rmmDateText(from, display), 60);
  const after = to && displayText(rmmDateText(to, display), 60);
  const why = row.why ?? problem?.message;
  return useMemo(
    () => <ResultCells {...{ deviceId, deviceName, before, after, outcome, why }} />,
    [deviceId, deviceName, before, after, outcome, why],
  );
}

interface ResultCellsProps extends Pick<BulkRow, 'deviceId' | 'deviceName' | 'outcome'> {
  readonly before: string;
  readonly after: string | undefined;
  readonly why: string | undefined;
}

function ResultCells({ deviceId, deviceName, before, after, outcome, why }: ResultCellsProps) {
  return (
    <tr data-skipped={after === undefined ? 'yes' : undefined}>
      <td class="bulk-device">
        <a href={`workspace.html#device/${encodeURIComponent(deviceId)}`}>
          <NameText name={deviceName} />
        </a>
      </td>
      <td class="bulk-date">{before}</td>
      <td class="bulk-date">{after !== undefined && <b>{after}</b>}</td>
      <td class="bulk-note">
        <span class="pill" data-tone={outcomeTones[outcome]}>
          {say(`outcome.${outcome}`)}
        </span>
        {why !== undefined && <span class="soft">{displayText(why)}</span>}
      </td>
    </tr>
  );
}
