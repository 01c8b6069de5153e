import type { DeviceMore } from '@/lib/domain/device-details';
import type { DeviceView } from '@/lib/domain/device-view';
import type { Problem } from '@/lib/domain/failure';
import { customFieldLines, factLines } from '@/lib/domain/fact-lines';
import { agoText } from '@/lib/domain/time-text';
import type { App } from '@/lib/state/app-model';
import type { DevicePage } from '@/lib/state/device-page-model';
import type { Loaded } from '@/lib/state/resource';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { FactList } from '../fact-list';

interface DeviceFactsCardProps {
  readonly app: App;
  readonly model: DevicePage;
  readonly view: DeviceView;
}

/** What the RMM tells of a device. What the list of devices told stands there while the rest is still read. */
export function DeviceFactsCard({ app, model, view }: DeviceFactsCardProps) {
  const more = model.more.value.value ?? null;
  const dateDisplay = app.status.value.value?.settings.dateDisplay ?? 'iso';
  return (
    <Card title={say('sheet.device')}>
      <FactList lines={factLines(view, more, { now: now.value, dateDisplay })} />
      <Reading
        loaded={model.more.state.value}
        isImported={view.standing === 'imported'}
        onRetry={model.more.reload}
      />
    </Card>
  );
}

export function CustomFieldsCard({ model }: Pick<DeviceFactsCardProps, 'model'>) {
  const fields = customFieldLines(model.more.value.value ?? null);
  if (fields.length === 0) return null;
  return (
    <Card title={say('sheet.customFields')}>
      <FactList lines={fields} />
    </Card>
  );
}

interface ReadingProps {
  readonly loaded: Loaded<DeviceMore | null>;
  readonly isImported: boolean;
  readonly onRetry: () => unknown;
}

/** How fresh the details are, or why there are none. */
function Reading({ loaded, isImported, onRetry }: ReadingProps) {
  if (loaded.at === 'loading') {
    return (
      <p class="soft" aria-live="polite">
        {say('sheet.reading')}
      </p>
    );
  }
  if (loaded.at === 'ready' && !loaded.problem) {
    const readAt = loaded.value?.readAt;
    return readAt === undefined ? (
      <p class="soft">{say(isImported ? 'sheet.notReadYet' : 'sheet.readOnceImported')}</p>
    ) : (
      <p class="soft">{say('sheet.readAgo', { ago: agoText(readAt, now.value) })}</p>
    );
  }
  return <RestUnread problem={loaded.problem} onRetry={onRetry} />;
}

interface RestUnreadProps extends Pick<ReadingProps, 'onRetry'> {
  readonly problem: Problem | undefined;
}

const RestUnread = ({ problem, onRetry }: RestUnreadProps) => (
  <div class="reading-failed" aria-live="polite">
    <p class="waiting">
      {problem && say('sheet.restUnread', { message: problem.message, advice: problem.advice })}
    </p>
    <div class="actions">
      <Button onClick={onRetry}>{say('general.tryAgain')}</Button>
    </div>
  </div>
);
