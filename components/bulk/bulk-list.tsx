import { useEffect } from 'preact/hooks';
import type { BulkView } from '@/lib/domain/bulk';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Card } from '../card';
import { WhenText } from '../when-text';
import { bulkStateText, changeText } from './bulk-words';

/** The newest bulk edits, each with where it stands; nothing where there are none. */
export function BulkList({ app }: { readonly app: App }) {
  const { bulk } = app;
  useEffect(() => void bulk.list(), [bulk]);
  const bulks = bulk.recent.value.value ?? [];
  if (bulks.length === 0) return null;
  return (
    <Card title={say('bulk.bulkEdits')}>
      <ul class="bulk-list" aria-label={say('bulk.bulkEdits')}>
        {bulks.map((one) => (
          <BulkItem
            key={one.id}
            app={app}
            bulk={one}
            isUndone={bulks.some(({ undoOf }) => undoOf === one.id)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface BulkItemProps {
  readonly app: App;
  readonly bulk: BulkView;
  readonly isUndone: boolean;
}

function BulkItem({ app, bulk, isUndone }: BulkItemProps) {
  const { id, at, by, change } = bulk;
  const display = app.status.value.value?.settings.dateDisplay ?? 'iso';
  return (
    <li>
      <div>
        <a href={`#bulk/${encodeURIComponent(id)}`}>{changeText(change, display)}</a>
        <p class="soft">
          {by !== '' && `${by}, `}
          <WhenText at={at} />
        </p>
      </div>
      <p>
        {isUndone && <span class="pill">{say('bulk.undone')}</span>} {bulkStateText(bulk)}
      </p>
    </li>
  );
}
