import { useEffect } from 'preact/hooks';
import { counted, numberText } from '@/lib/domain/count-text';
import { displayText } from '@/lib/domain/display-text';
import { parseClientId, type ClientId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { Card } from './card';
import { SelectField } from './select-field';
import { TaskOutcome } from './task-outcome';

/** Leads through the devices without dates, each on its own page; nothing where nothing is missing. */
export function MissingDatesCard({ app }: { readonly app: App }) {
  const { missing, mapping } = app;
  useEffect(() => void missing.open(), [missing]);
  useEffect(() => void mapping.reload(), [mapping]);
  const { left = 0, unread = 0 } = missing.value.value ?? {};
  const { clientId } = missing.query.value;
  const isNarrowed = clientId !== undefined;
  if (left === 0 && !isNarrowed && missing.task.state.value.at === 'idle') return null;
  const { clients } = mapping.listing.value;
  return (
    <Card title="Dates that are missing">
      <p aria-live="polite">{missingText(left, unread)}</p>
      {clients.length > 1 && (
        <SelectField
          id="missing-client"
          label="Devices of"
          value={clientId ?? ''}
          onChange={(id) => missing.choose(queryOf(parseClientId(id)))}
        >
          <option value="">All clients</option>
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
          Next device without dates
        </Button>
      </div>
      <TaskOutcome task={missing.task.state.value} onRetry={missing.task.retry} />
    </Card>
  );
}

function missingText(left: number, unread: number): string {
  const lacking =
    left > 0 &&
    `${counted(left, 'device lacks', 'devices lack')} a purchase date or a warranty date.`;
  if (unread === 0) return lacking || 'Every device here has both dates.';
  const read = lacking || 'Every device that was read has both dates.';
  return `${read} ${numberText(unread)} not read yet.`;
}

const queryOf = (clientId: ClientId | undefined) => (clientId ? { clientId } : {});
