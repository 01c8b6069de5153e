import type { DeviceView, Standing } from '@/lib/domain/device-view';
import type { DevicePage } from '@/lib/state/device-page-model';
import { say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Button } from '../button';
import { Card } from '../card';
import { TaskOutcome } from '../task-outcome';

interface NotImportedProps {
  readonly model: DevicePage;
  readonly view: DeviceView;
}

const reasons = {
  staged: 'sheet.staged',
  ignored: 'sheet.putAside',
  'company-not-mapped': 'sheet.notMapped',
} as const satisfies Readonly<Record<Exclude<Standing, 'imported'>, TextKey>>;

/** In place of the dates: why there are none, and the step towards them. */
export function NotImported({ model, view: { standing, companyId, isLeftOut } }: NotImportedProps) {
  if (standing === 'imported') return null;
  const { task } = model;
  const end = task.state.value;
  return (
    <Card title={say('sheet.lifecycle')}>
      <p>{say(isLeftOut ? 'sheet.leftOut' : reasons[standing])}</p>
      <div class="actions">
        {standing === 'company-not-mapped' ? (
          <a class="button" data-kind="main" href={`#companies?company=${companyId}`}>
            {say('sheet.mapCompany')}
          </a>
        ) : (
          <Button
            kind="main"
            isBusy={task.busyWith.value === 'import'}
            onClick={model.importDevice}
          >
            {say('sheet.importDevice')}
          </Button>
        )}
      </div>
      {end.at === 'failed' && end.what === 'import' && (
        <TaskOutcome task={end} onRetry={task.retry} />
      )}
    </Card>
  );
}
