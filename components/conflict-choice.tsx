import { rmmDateText } from '@/lib/domain/day-text';
import type { EditView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldNames } from '@/lib/domain/lifecycle';
import type { RmmDate } from '@/lib/domain/rmm-date';
import type { Settings } from '@/lib/domain/settings';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { Button } from './button';

interface ConflictChoiceProps {
  readonly edit: EditView;
  readonly display: Settings['dateDisplay'];
  readonly isBusy: boolean;
  readonly onKeep: (keep: 'mine' | 'theirs') => unknown;
}

/** Two people changed the same date: both values side by side, who and when, and the choice between them. */
export function ConflictChoice({ edit, display, isBusy, onKeep }: ConflictChoiceProps) {
  const { field, base, value, madeAt, madeBy, state } = edit;
  if (state.at !== 'conflict') return null;
  const { theirs } = state;
  return (
    <fieldset class="conflict">
      <legend>{dateFieldNames[field]}: which value?</legend>
      <dl class="versus">
        <Side
          who="Yours"
          value={value}
          display={display}
          by={byText(madeBy, madeAt) || 'Set in this browser'}
        />
        <Side
          who="In ConnectWise RMM"
          value={theirs.value}
          display={display}
          by={byText(theirs.setBy, theirs.setAt) || 'It does not say by whom'}
        />
      </dl>
      <p class="soft">Before both: {displayText(rmmDateText(base, display), 60)}</p>
      <div class="actions">
        <Button kind="main" isBusy={isBusy} onClick={() => onKeep('mine')}>
          Keep mine
        </Button>
        <Button isBusy={isBusy} onClick={() => onKeep('theirs')}>
          Take theirs
        </Button>
      </div>
    </fieldset>
  );
}

interface SideProps {
  readonly who: string;
  readonly value: RmmDate;
  readonly by: string;
  readonly display: Settings['dateDisplay'];
}

const Side = ({ who, value, by, display }: SideProps) => (
  <div>
    <dt>{who}</dt>
    <dd>
      <b>{displayText(rmmDateText(value, display), 60)}</b>
      <span class="soft">{by}</span>
    </dd>
  </div>
);

function byText(by: string | undefined, at: number | undefined): string {
  const when = at === undefined ? '' : instantText(at, now.value);
  return [displayText(by ?? '', 60), when].filter((part) => part !== '').join(', ');
}
