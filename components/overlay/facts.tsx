import type { ComponentChildren } from 'preact';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { ageOf, replacementOf, type Replacement } from '@/lib/domain/status';
import { ageText } from '@/lib/domain/age';
import { dateText, sourceNames } from './date-source';
import { factsOf, policyOf } from './device-facts';
import type { Panel } from './panel';

interface FactProps {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly note?: string | undefined;
}

function Fact({ label, children, note }: FactProps) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
      {note && <dd class="note">{note}</dd>}
    </div>
  );
}

interface FactsProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

/** The dates, each with where it came from, the age and whether the device is due for replacement. */
export function Facts({ panel, device }: FactsProps) {
  const { dates, kind } = device;
  const { dateDisplay } = panel.display.value;
  const facts = factsOf(device);
  const age = ageOf(facts, panel.today.value);
  const ageNote = age?.atLeast ? 'first seen in the RMM' : undefined;
  return (
    <dl class="facts">
      <Fact label="Purchase date" note={noteOf(dates.purchaseDate)}>
        {dateText(dates.purchaseDate, dateDisplay)}
      </Fact>
      {hasWarranty(kind) && (
        <Fact label="Warranty expires" note={noteOf(dates.warrantyExpiry)}>
          {dateText(dates.warrantyExpiry, dateDisplay)}
        </Fact>
      )}
      <Fact label="Age" note={ageNote}>
        {age ? ageText(age) : 'Unknown'}
      </Fact>
      {hasWarranty(kind) && <ReplacementFact panel={panel} device={device} />}
    </dl>
  );
}

function ReplacementFact({ panel, device }: FactsProps) {
  const policy = policyOf(panel.display.value);
  const { state } = replacementOf(factsOf(device), policy, panel.today.value);
  return (
    <Fact label="Replacement">
      <span class="replacement" data-state={state}>
        {replacementNames[state]}
      </span>
    </Fact>
  );
}

const replacementNames: Readonly<Record<Replacement['state'], string>> = {
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  'in-service': 'In service',
  unknown: 'Unknown',
};

function noteOf({ source, unreadable, others }: DateView): string | undefined {
  if (!source) return undefined;
  // What it replaces is still in the RMM: that is no difference to tell of.
  if (source === 'technician') return `${sourceNames.technician}, not saved yet`;
  if (unreadable !== undefined) return `${sourceNames[source]}: not a date`;
  return others.length > 0 ? `${sourceNames[source]}; sources differ` : sourceNames[source];
}
