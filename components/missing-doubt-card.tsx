import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MissingDoubt } from '@/lib/domain/sync-run';
import { instantText } from '@/lib/domain/time-text';
import type { App } from '@/lib/state/app-model';
import { now } from '@/lib/state/now';
import { numberText, say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import { NameText } from './name-text';
import { ProblemCard } from './problem-card';

interface MissingDoubtPlaceProps {
  readonly model: App['doubt'];
  readonly doubt: MissingDoubt | undefined;
}

/** Asks before very many devices are marked as missing. The place is always there, so that the question is announced. */
export function MissingDoubtPlace({ model, doubt }: MissingDoubtPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const { state } = model.task;
  const isSettled = state.value.at === 'done' && !doubt;
  // The button that had the focus is gone with the question.
  useLayoutEffect(() => {
    if (isSettled && document.activeElement === document.body) place.current?.focus();
  }, [isSettled]);
  return (
    <div ref={place} class="live" aria-live="polite" tabIndex={-1}>
      {doubt && <MissingDoubtCard model={model} doubt={doubt} />}
      {isSettled && state.value.at === 'done' && <p class="outcome">{state.value.text}</p>}
    </div>
  );
}

interface MissingDoubtCardProps {
  readonly model: App['doubt'];
  readonly doubt: MissingDoubt;
}

function MissingDoubtCard({ model, doubt }: MissingDoubtCardProps) {
  const { unseen, known, at, companies } = doubt;
  const { task, settle } = model;
  const state = task.state.value;
  return (
    <Card title={say('devices.doubtTitle')} tone="warn">
      <p class="lead-line">{sayCount('devices.doubtLead', known, { unseen })}</p>
      <p class="soft">{say('devices.doubtWhy', { at: instantText(at, now.value) })}</p>
      {companies.length > 0 && <MissingByCompany companies={companies} />}
      <dl class="choices">
        <div>
          <dt>{say('devices.keepThem')}</dt>
          <dd>{say('devices.keepThemWhy')}</dd>
        </div>
        <div>
          <dt>{say('devices.markMissing')}</dt>
          <dd>{say('devices.markMissingWhy')}</dd>
        </div>
      </dl>
      <div class="actions">
        <Button
          kind="main"
          isBusy={task.busyWith.value === 'keep'}
          isDisabled={task.busyWith.value === 'mark'}
          onClick={() => settle('keep', doubt)}
        >
          {say('devices.keepThem')}
        </Button>
        <Button
          isBusy={task.busyWith.value === 'mark'}
          isDisabled={task.busyWith.value === 'keep'}
          onClick={() => settle('mark', doubt)}
        >
          {say('devices.markMissing')}
        </Button>
      </div>
      {state.at === 'failed' && <ProblemCard problem={state.problem} onRetry={task.retry} />}
    </Card>
  );
}

const MissingByCompany = ({ companies }: Pick<MissingDoubt, 'companies'>) => (
  <ul class="tally" aria-label={say('devices.doubtCompanies')}>
    {companies.map(({ name, unseen }, index) => (
      <li key={index}>
        <NameText name={name} />
        <span class="tally-count">{numberText(unseen)}</span>
      </li>
    ))}
  </ul>
);
