import { rmmDateText } from '@/lib/domain/day-text';
import type { EditView } from '@/lib/domain/device-view';
import { dateFieldNames } from '@/lib/domain/lifecycle';
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

/** Two people changed the same date: both values, who and when, and the choice between them. */
export function ConflictChoice({ edit, display, isBusy, onKeep }: ConflictChoiceProps) {
  const { field, value, madeAt, madeBy, state } = edit;
  if (state.at !== 'conflict') return null;
  const { theirs } = state;
  return (
    <fieldset class="conflict">
      <legend>{dateFieldNames[field]}: which value?</legend>
      <dl class="facts">
        <div>
          <dt>Yours</dt>
          <dd>
            {rmmDateText(value, display)}
            <span class="soft">{byText(madeBy, madeAt)}</span>
          </dd>
        </div>
        <div>
          <dt>In ConnectWise RMM</dt>
          <dd>
            {rmmDateText(theirs.value, display)}
            <span class="soft">{byText(theirs.setBy, theirs.setAt)}</span>
          </dd>
        </div>
      </dl>
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

function byText(by: string | undefined, at: number | undefined): string {
  const when = at === undefined ? '' : instantText(at, now.value);
  return [by, when].filter((part) => part !== undefined && part !== '').join(', ');
}
