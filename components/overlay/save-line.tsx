import { rmmDateText } from '@/lib/domain/day-text';
import type { DisplaySettings, EditView } from '@/lib/domain/device-view';
import { dateFieldNames } from '@/lib/domain/lifecycle';
import { saveStatusOf, saveStatusText, type SaveStatus } from '@/lib/domain/save-status';
import { setText } from './date-source';
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
      {status && <SaveActs panel={panel} status={status} />}
      {status && <Hint status={status} dateDisplay={panel.display.value.dateDisplay} />}
    </div>
  );
}

interface StatusProps {
  readonly panel: Panel;
  readonly status: SaveStatus;
}

function SaveActs({ panel, status }: StatusProps) {
  const undo = (
    <GuardedButton key="undo" panel={panel} onPress={panel.undo}>
      Undo
    </GuardedButton>
  );
  switch (status.at) {
    case 'saving':
      return null;
    case 'saved':
      return undo;
    case 'waiting':
    case 'not-saved':
      return (
        <>
          <GuardedButton panel={panel} onPress={panel.retry}>
            Retry
          </GuardedButton>
          {undo}
        </>
      );
    case 'conflict':
      return (
        <GuardedButton panel={panel} onPress={() => panel.edit()}>
          Resolve
        </GuardedButton>
      );
  }
}

type LookOfDates = Pick<DisplaySettings, 'dateDisplay'>;

interface HintProps extends LookOfDates {
  readonly status: SaveStatus;
}

function Hint({ status, dateDisplay }: HintProps) {
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
  const has = theirs ? rmmDateText(theirs.value, dateDisplay) : 'another date';
  const theirText = `${has}${setText(theirs ?? {}, looks)}`;
  const own = setText({ setAt: mine.madeAt, setBy: mine.madeBy }, looks, ', typed');
  return `${dateFieldNames[field]}: ConnectWise RMM has ${theirText}; yours is ${rmmDateText(value, dateDisplay)}${own}.`;
}
