import { counted } from '@/lib/domain/count-text';
import type { App } from '@/lib/state/app-model';
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
  const title = count === undefined ? 'Edit dates' : `Edit dates of ${counted(count, 'device')}`;
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
