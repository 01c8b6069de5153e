import type { DeviceView, Standing } from '@/lib/domain/device-view';
import type { DevicePage } from '@/lib/state/device-page-model';
import { Button } from '../button';
import { Card } from '../card';
import { TaskOutcome } from '../task-outcome';

interface NotImportedProps {
  readonly model: DevicePage;
  readonly view: DeviceView;
}

const reasons: Readonly<Record<Exclude<Standing, 'imported'>, string>> = {
  staged: 'Not imported. Once it is, its dates are read and shown here and in the portal.',
  ignored: 'Ignored. Import it to have its dates here and in the portal.',
  'company-not-mapped': 'Company not mapped. Map it to a client first.',
};

/** In place of the dates: why there are none, and the step towards them. */
export function NotImported({ model, view: { standing, companyId } }: NotImportedProps) {
  if (standing === 'imported') return null;
  const { task } = model;
  const end = task.state.value;
  return (
    <Card title="Hardware lifecycle">
      <p>{reasons[standing]}</p>
      <div class="actions">
        {standing === 'company-not-mapped' ? (
          <a class="button" data-kind="main" href={`#companies?company=${companyId}`}>
            Map company
          </a>
        ) : (
          <Button
            kind="main"
            isBusy={task.busyWith.value === 'import'}
            onClick={model.importDevice}
          >
            Import this device
          </Button>
        )}
      </div>
      {end.at === 'failed' && end.what === 'import' && (
        <TaskOutcome task={end} onRetry={task.retry} />
      )}
    </Card>
  );
}
