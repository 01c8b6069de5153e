import { useId } from 'preact/hooks';
import { dayText } from '@/lib/domain/day-text';
import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import type { DateField, OtherDate, Source } from '@/lib/domain/lifecycle';
import type { Editor } from '@/lib/state/editor-model';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { heldText, originText, otherDateText, pinnedText } from './source-words';

interface DateOriginProps {
  readonly model: Editor;
  readonly view: DateView;
  readonly field: DateField;
  readonly display: DisplaySettings;
}

/** Where a date came from, what other sources say instead, and which of them is always to count. */
export function DateOrigin(props: DateOriginProps) {
  const { model, view, field, display } = props;
  const looks = { now: now.value, dateDisplay: display.dateDisplay };
  const { source, pinned, others, fieldName } = view;
  // What is typed, or offered, did not come from anywhere yet.
  const isAsShown = model.form.entries.value[field].text === (view.date ?? '');
  return (
    <>
      {fieldName !== undefined && (
        <p class="origin">
          {isAsShown ? originText(view, looks) : heldText(view.rmm?.value, display.dateDisplay)}
        </p>
      )}
      {model.form.taken.value.has(field) && (
        <p class="origin tone-accent">{say('editor.chooseSave')}</p>
      )}
      {others.length > 0 && (
        <ul class="differences">
          {isOthers(source) && <ShownFromOthers {...props} />}
          {others.map((other) => (
            <Difference key={other.source} {...props} other={other} />
          ))}
        </ul>
      )}
      {others.length === 0 && isOthers(source) && (
        <ul class="differences">
          <ShownFromOthers {...props} />
        </ul>
      )}
      <PinLine {...props} source={source} pinned={pinned} />
    </>
  );
}

const isOthers = (source: Source | undefined): boolean =>
  source === 'vendor' || source === 'import';

/** The date that is shown is not the RMM's: one click takes it there. */
function ShownFromOthers({ model, view, field, display }: DateOriginProps) {
  const id = useId();
  const { date, rmm } = view;
  if (!date || view.fieldName === undefined) return null;
  return (
    <li class="difference">
      <p id={id}>{heldText(rmm?.value, display.dateDisplay)}</p>
      <Button kind="quiet" describedBy={id} onClick={() => model.form.take(field, date)}>
        {say('editor.use', { day: dayText(date, display.dateDisplay) })}
      </Button>
    </li>
  );
}

interface DifferenceProps extends DateOriginProps {
  readonly other: OtherDate;
}

function Difference({ model, view, field, display, other }: DifferenceProps) {
  const id = useId();
  const { source, date } = other;
  const isBusy = model.task.busyWith.value === 'pin';
  return (
    <li class="difference">
      <p id={id}>{otherDateText(other, display.dateDisplay)}</p>
      {source !== 'rmm' && view.fieldName !== undefined && (
        <Button kind="quiet" describedBy={id} onClick={() => model.form.take(field, date)}>
          {say('editor.use', { day: dayText(date, display.dateDisplay) })}
        </Button>
      )}
      {view.pinned !== source && (
        <Button
          kind="quiet"
          describedBy={id}
          isBusy={isBusy}
          onClick={() => model.pin(field, source)}
        >
          {say(`editor.take-${source}`)}
        </Button>
      )}
    </li>
  );
}

interface PinLineProps extends DateOriginProps {
  readonly source: Source | undefined;
  readonly pinned: Source | undefined;
}

/** The pin is offered where there is something to decide, and shown as long as it holds. */
function PinLine({ model, view, field, source, pinned }: PinLineProps) {
  const id = useId();
  const isBusy = model.task.busyWith.value === 'pin';
  if (pinned) {
    return (
      <div class="pin-line">
        <p id={id}>{pinnedText(pinned)}</p>
        <Button
          kind="quiet"
          describedBy={id}
          isBusy={isBusy}
          onClick={() => model.pin(field, null)}
        >
          {say('editor.unpin')}
        </Button>
      </div>
    );
  }
  if (!source || source === 'technician' || view.others.length === 0) return null;
  return (
    <div class="pin-line">
      <Button kind="quiet" isBusy={isBusy} onClick={() => model.pin(field, source)}>
        {say(`editor.take-${source}`)}
      </Button>
    </div>
  );
}
