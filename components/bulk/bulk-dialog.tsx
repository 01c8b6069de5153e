import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { ModalDialog } from '../modal-dialog';
import { BulkDraft } from './bulk-draft';
import { BulkRun } from './bulk-run';

interface BulkDialogProps {
  readonly app: App;
  readonly onClose: () => unknown;
}

/** The dates of many devices: first what is to be done, then what becomes of it. */
export function BulkDialog({ app, onClose }: BulkDialogProps) {
  const { at, draft, run } = app.bulk;
  if (at.value === undefined) return null;
  const count = at.value === 'draft' ? draft.ids.value.length : run.value.value?.rows.length;
  const title = count === undefined ? say('bulk.title') : sayCount('bulk.titleOf', count);
  return (
    <ModalDialog title={title} onClose={onClose}>
      {at.value === 'draft' ? (
        <BulkDraft app={app} onClose={onClose} />
      ) : (
        <BulkRun app={app} onClose={onClose} />
      )}
    </ModalDialog>
  );
}
