import { rmmDateText } from '@/lib/domain/day-text';
import type { EditView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldName } from '@/lib/domain/lifecycle';
import type { RmmDate } from '@/lib/domain/rmm-date';
import type { Settings } from '@/lib/domain/settings';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
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
      <legend>{say('fields.conflict', { date: dateFieldName(field) })}</legend>
      <dl class="versus">
        <Side
          who={say('fields.yours')}
          value={value}
          display={display}
          by={byText(madeBy, madeAt) || say('fields.setHere')}
        />
        <Side
          who={say('fields.inRmm')}
          value={theirs.value}
          display={display}
          by={byText(theirs.setBy, theirs.setAt) || say('fields.unsaidByWhom')}
        />
      </dl>
      <p class="soft">
        {say('fields.before', { value: displayText(rmmDateText(base, display), 60) })}
      </p>
      <div class="actions">
        <Button kind="main" isBusy={isBusy} onClick={() => onKeep('mine')}>
          {say('fields.keepMine')}
        </Button>
        <Button isBusy={isBusy} onClick={() => onKeep('theirs')}>
          {say('fields.takeTheirs')}
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
  const who = displayText(by ?? '', 60);
  return who && when ? say('fields.byAndWhen', { by: who, when }) : who || when;
}
