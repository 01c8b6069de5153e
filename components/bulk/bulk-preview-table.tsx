import type { BulkPreviewRow } from '@/lib/domain/bulk';
import { rmmDateText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import type { Settings } from '@/lib/domain/settings';
import { say } from '@/lib/text/say';
import { DatedText } from '../dated-text';
import { Icon } from '../icon';
import { NameText } from '../name-text';

interface BulkPreviewTableProps {
  readonly rows: readonly BulkPreviewRow[];
  readonly display: Settings['dateDisplay'];
}

/** Old and new for each device. The browser lays out only the rows that are in view. */
export function BulkPreviewTable({ rows, display }: BulkPreviewTableProps) {
  if (rows.length === 0) return <p class="soft">{say('bulk.noDevice')}</p>;
  return (
    <table class="grid bulk-grid" aria-label={say('bulk.whatWouldChange')}>
      <thead>
        <tr>
          <th scope="col">{say('bulk.device')}</th>
          <th scope="col">{say('bulk.now')}</th>
          <th scope="col">{say('bulk.later')}</th>
          <th scope="col">{say('bulk.note')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PreviewRow key={row.deviceId} row={row} display={display} />
        ))}
      </tbody>
    </table>
  );
}

interface PreviewRowProps {
  readonly row: BulkPreviewRow;
  readonly display: Settings['dateDisplay'];
}

const PreviewRow = ({ row, display }: PreviewRowProps) => {
  const { deviceName, clientName, from, to, skip, questions } = row;
  return (
    <tr data-skipped={to ? undefined : 'yes'}>
      <td class="bulk-device">
        <NameText name={deviceName} />
        {clientName !== undefined && (
          <span class="soft">
            <NameText name={clientName} />
          </span>
        )}
      </td>
      <td class="bulk-date">{displayText(rmmDateText(from, display), 60)}</td>
      <td class="bulk-date">{to && <b>{displayText(rmmDateText(to, display), 60)}</b>}</td>
      <td class="bulk-note">
        {skip !== undefined && <span class="soft">{skip}</span>}
        {questions.map((question) => (
          <span key={question} class="bulk-question">
            <Icon name="question" />
            <span>
              <DatedText>{displayText(question)}</DatedText>
            </span>
          </span>
        ))}
      </td>
    </tr>
  );
};
