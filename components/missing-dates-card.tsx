import { useEffect, useRef } from 'preact/hooks';
import { displayText } from '@/lib/domain/display-text';
import { parseClientId, type ClientId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import { SelectField } from './select-field';
import { TaskOutcome } from './task-outcome';

/** Leads through the devices without dates, each on its own page; nothing where nothing is missing. */
export function MissingDatesCard({ app }: { readonly app: App }) {
  const { missing, mapping } = app;
  useEffect(() => void missing.open(), [missing]);
  useEffect(() => void mapping.reload(), [mapping]);
  const isKnown = useRef(false);
  isKnown.current ||= missing.state.value.at !== 'loading' && mapping.state.value.at !== 'loading';
  return isKnown.current ? <Missing app={app} /> : <Room />;
}

function Missing({ app: { missing, mapping } }: { readonly app: App }) {
  const { left = 0, unread = 0 } = missing.value.value ?? {};
  const { clientId } = missing.query.value;
  const isNarrowed = clientId !== undefined;
  if (left === 0 && !isNarrowed && missing.task.state.value.at === 'idle') return null;
  const { clients } = mapping.listing.value;
  return (
    <Card title={say('fields.missingTitle')}>
      <p aria-live="polite">{missingText(left, unread)}</p>
      {clients.length > 1 && (
        <SelectField
          id="missing-client"
          label={say('fields.devicesOf')}
          value={clientId ?? ''}
          onChange={(id) => missing.choose(queryOf(parseClientId(id)))}
        >
          <option value="">{say('fields.allClients')}</option>
          {clients.map(({ id, name }) => (
            <option key={id} value={id}>
              {displayText(name)}
            </option>
          ))}
        </SelectField>
      )}
      <div class="actions">
        <Button
          isDisabled={left === 0}
          isBusy={missing.task.busyWith.value === 'next'}
          onClick={missing.showNext}
        >
          {say('fields.nextMissing')}
        </Button>
      </div>
      <TaskOutcome task={missing.task.state.value} onRetry={missing.task.retry} />
    </Card>
  );
}

/** Most fleets lack some dates: what follows stands where it will stay. */
const Room = () => (
  <Card title={say('fields.missingTitle')}>
    <div class="missing-room" aria-busy="true">
      <span class="said-only">{say('general.loading')}</span>
    </div>
  </Card>
);

function missingText(left: number, unread: number): string {
  const lacking = left > 0 && sayCount('fields.lacking', left);
  if (unread === 0) return lacking || say('fields.noneLacking');
  return say('fields.andUnread', { text: lacking || say('fields.noneLackingRead'), unread });
}

const queryOf = (clientId: ClientId | undefined) => (clientId ? { clientId } : {});
