import { counted } from '@/lib/domain/count-text';
import type { SyncCounts } from '@/lib/domain/sync-run';

interface SyncReportProps {
  readonly counts: SyncCounts;
  readonly skipped: readonly string[];
}

/** What the last sync read, and what it could not use. */
export const SyncReport = ({ counts, skipped }: SyncReportProps) => (
  <>
    <p class="soft">
      {counted(counts.companies, 'company', 'companies')}, {counted(counts.sites, 'site')},{' '}
      {counted(counts.devices, 'device')} read.
    </p>
    {counts.setAside > 0 && (
      <p class="waiting">
        {counted(counts.setAside, 'record was', 'records were')} set aside, because they did not
        look as ConnectWise documents them.
      </p>
    )}
    {skipped.length > 0 && (
      <details>
        <summary>{counted(skipped.length, 'item was', 'items were')} passed over</summary>
        <ul>
          {skipped.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      </details>
    )}
  </>
);
