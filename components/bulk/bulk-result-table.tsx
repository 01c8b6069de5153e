import { useMemo } from 'preact/hooks';
import type { BulkRow } from '@/lib/domain/bulk';
import { rmmDateText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import type { Settings } from '@/lib/domain/settings';
import { NameText } from '../name-text';
import { outcomeWords } from './bulk-words';

interface BulkResultTableProps {
  readonly rows: readonly BulkRow[];
  readonly display: Settings['dateDisplay'];
}

/** What became of each device; its name leads to all that can be done about it. */
export function BulkResultTable({ rows, display }: BulkResultTableProps) {
  if (rows.length === 0) return <p class="soft">No device to show here.</p>;
  return (
    <table class="grid bulk-grid" aria-label="Results">
      <thead>
        <tr>
          <th scope="col">Device</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Result</th>
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
  const { outcome, why, problem } = row;
  return useMemo(
    () => <ResultCells row={row} display={display} />,
    [row.deviceId, outcome, why, problem?.message, display],
  );
}

function ResultCells({ row, display }: ResultRowProps) {
  const { deviceId, deviceName, from, to, outcome, why, problem } = row;
  const { text, tone } = outcomeWords[outcome];
  return (
    <tr data-skipped={to ? undefined : 'yes'}>
      <td class="bulk-device">
        <a href={`workspace.html#device/${encodeURIComponent(deviceId)}`}>
          <NameText name={deviceName} />
        </a>
      </td>
      <td class="bulk-date">{displayText(rmmDateText(from, display), 60)}</td>
      <td class="bulk-date">{to && <b>{displayText(rmmDateText(to, display), 60)}</b>}</td>
      <td class="bulk-note">
        <span class="pill" data-tone={tone}>
          {text}
        </span>
        <Why why={why ?? problem?.message} />
      </td>
    </tr>
  );
}

const Why = ({ why }: { readonly why: string | undefined }) =>
  why === undefined ? null : <span class="soft">{displayText(why)}</span>;
