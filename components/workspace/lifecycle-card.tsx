import { ageText } from '@/lib/domain/age';
import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { dateFieldName, dateFields, type DateField } from '@/lib/domain/lifecycle';
import { defaultSettings } from '@/lib/domain/settings';
import { ageOf, replacementOf } from '@/lib/domain/status';
import type { App } from '@/lib/state/app-model';
import type { DevicePage } from '@/lib/state/device-page-model';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { EditorDialog } from '../editor/editor-dialog';
import { DatedText } from '../dated-text';
import { otherDateText } from '../editor/source-words';
import { dateText, sourceText } from '../overlay/date-source';
import { factsOf, policyFor } from '../overlay/device-facts';
import { WarrantyPill } from '../warranty-pill';
import { NotImported } from './not-imported';
import { SaveActs, SaveState } from './save-state';

interface LifecycleCardProps {
  readonly app: App;
  readonly model: DevicePage;
  readonly view: DeviceView;
}

/** The dates of a device, what follows from them, and the way to edit them. */
export function LifecycleCard({ app, model, view }: LifecycleCardProps) {
  const display = app.status.value.value?.settings ?? defaultSettings;
  const editor = model.editor.value;
  if (view.standing !== 'imported') return <NotImported model={model} view={view} />;
  return (
    <Card title={say('sheet.lifecycle')}>
      <LifecycleStatus app={app} view={view} display={display} />
      <dl class="dates">
        {dateFields.filter(isShownFor(view)).map((field) => (
          <DateFact key={field} view={view} field={field} display={display} />
        ))}
      </dl>
      <SaveState model={model} view={view} />
      <div class="actions">
        <Button kind="main" onClick={() => model.edit(display)}>
          {say('sheet.editDates')}
        </Button>
        <SaveActs model={model} view={view} onChoose={() => model.edit(display)} />
        <a href={`workspace.html#activity?device=${encodeURIComponent(view.id)}`}>
          {say('sheet.history')}
        </a>
      </div>
      {editor && <EditorDialog model={editor} />}
    </Card>
  );
}

const isShownFor =
  ({ kind }: DeviceView) =>
  (field: DateField): boolean =>
    field === 'purchaseDate' || hasWarranty(kind);

interface StatusProps {
  readonly app: App;
  readonly view: DeviceView;
  readonly display: DisplaySettings;
}

function LifecycleStatus({ app, view, display }: StatusProps) {
  const today = app.today.value;
  const facts = factsOf(view);
  const age = ageOf(facts, today);
  return (
    <div class="lifecycle-status">
      <p>
        <WarrantyPill device={view} display={display} today={today} />
        {age && <span class="soft">{say('sheet.age', { age: ageText(age) })}</span>}
      </p>
      <p>
        <DatedText display={display.dateDisplay}>
          {replacementOf(facts, policyFor(display, view), today).reason}
        </DatedText>
      </p>
    </div>
  );
}

interface DateFactProps {
  readonly view: DeviceView;
  readonly field: DateField;
  readonly display: DisplaySettings;
}

/** A date, where it came from, and what other sources say. */
function DateFact({ view, field, display: { dateDisplay } }: DateFactProps) {
  const date = view.dates[field];
  const isUnread =
    view.fieldsReadAt === 0 && date.source === undefined && date.fieldName !== undefined;
  return (
    <div>
      <dt>{dateFieldName(field)}</dt>
      <dd>
        <span class="date-value">
          {isUnread ? say('sheet.dateUnread') : dateText(date, dateDisplay)}
        </span>
        <span class="soft">
          <DatedText>
            {isUnread
              ? say('sheet.dateIsAskedFor')
              : sourceText(field, date, { now: now.value, dateDisplay })}
          </DatedText>
        </span>
        {date.others.map((other) => (
          <span key={other.source} class="soft">
            <DatedText>{otherDateText(other, dateDisplay)}</DatedText>
          </span>
        ))}
      </dd>
    </div>
  );
}
