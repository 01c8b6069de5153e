import { rmmDateText } from '@/lib/domain/day-text';
import type { DeviceView, DisplaySettings, EditView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldName } from '@/lib/domain/lifecycle';
import {
  isUndone,
  saveStatusOf,
  saveStatusText,
  undoneText,
  type SaveStatus,
} from '@/lib/domain/save-status';
import { agoText } from '@/lib/domain/time-text';
import { say } from '@/lib/text/say';
import { afterComma, madeText } from './date-source';
import { GuardedButton } from './guarded-button';
import type { Panel } from './panel';

/** Where the last save stands, and what can be done about it. The status stays in place so that changes are read out. */
export function SaveLine({ panel }: { readonly panel: Panel }) {
  const device = panel.device.value;
  const status = device && saveStatusOf(device);
  const message = panel.message.value;
  return (
    <div class="save" data-at={message === undefined ? status?.at : 'message'}>
      <output>{message ?? (status && saveStatusText(status))}</output>
      {status && (
        <>
          <SaveActs panel={panel} status={status} />
          <Hint panel={panel} status={status} device={device} />
        </>
      )}
    </div>
  );
}

/** What the last save came to, so that it is understood what Undo would take back. */
function doneText({ display, now }: Panel, device: DeviceView): string {
  const { dateDisplay } = display.value;
  const undone = undoneText(device, dateDisplay);
  if (undone !== undefined) return displayText(undone);
  const [newest] = device.edits.slice(-1);
  const changes = device.edits.flatMap(({ saveId, field, base, value }) => {
    const text = [base, value].map((one) => displayText(rmmDateText(one, dateDisplay), 40));
    return saveId === newest?.saveId ? `${dateFieldName(field)} ${text.join(' → ')}` : [];
  });
  const ago =
    newest?.state.at === 'confirmed' ? `, ${agoText(newest.state.confirmedAt, now())}` : '';
  return `${changes.join(', ')}${ago}`;
}

interface StatusProps {
  readonly panel: Panel;
  readonly status: SaveStatus;
}

function SaveActs({ panel, status }: StatusProps) {
  const device = panel.device.value;
  const undo = (
    <GuardedButton key="undo" panel={panel} isBusy={panel.isNew.value} onPress={panel.undo}>
      {say('overlay.undo')}
    </GuardedButton>
  );
  switch (status.at) {
    case 'saving':
      return null;
    case 'saved':
      return device && isUndone(device) ? null : undo;
    case 'waiting':
    case 'not-saved':
      return (
        <>
          <GuardedButton
            panel={panel}
            isBusy={panel.isNew.value}
            onPress={panel.retry}
            isPatient
            isLastWay
          >
            {say('overlay.retry')}
          </GuardedButton>
          {undo}
        </>
      );
    case 'conflict':
      return (
        <GuardedButton panel={panel} onPress={() => panel.edit()}>
          {say('overlay.resolve')}
        </GuardedButton>
      );
  }
}

type LookOfDates = Pick<DisplaySettings, 'dateDisplay'>;

interface HintProps extends StatusProps {
  readonly device: DeviceView;
}

function Hint({ panel, status, device }: HintProps) {
  const { dateDisplay } = panel.display.value;
  if (status.at === 'saved') return <p class="hint">{doneText(panel, device)}</p>;
  if (status.at === 'waiting' || status.at === 'not-saved') {
    return <p class="hint">{status.problem.advice}</p>;
  }
  if (status.at !== 'conflict') return null;
  return (
    <>
      {status.edits.map((edit) => (
        <p key={edit.id} class="hint">
          {conflictText(edit, { dateDisplay })}
        </p>
      ))}
    </>
  );
}

/** Both values, with who set them and when. */
function conflictText({ field, value, state, ...mine }: EditView, looks: LookOfDates): string {
  const theirs = state.at === 'conflict' ? state.theirs : undefined;
  const { dateDisplay } = looks;
  const has = theirs ? rmmDateText(theirs.value, dateDisplay) : say('overlay.anotherDate');
  const own = { setAt: mine.madeAt, setBy: mine.madeBy };
  return say('overlay.conflict', {
    field: dateFieldName(field),
    theirs: `${has}${afterComma(madeText('set', theirs ?? {}, looks))}`,
    yours: `${rmmDateText(value, dateDisplay)}${afterComma(madeText('typed', own, looks))}`,
  });
}
