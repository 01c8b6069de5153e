import type { ComponentChildren } from 'preact';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { dateFieldNames, type DateField } from '@/lib/domain/lifecycle';
import { ageOf, replacementOf, type Replacement } from '@/lib/domain/status';
import { ageText } from '@/lib/domain/age';
import { dateText, sourceNames, sourceText } from './date-source';
import { factsOf, policyOf } from './device-facts';
import type { Panel } from './panel';

interface FactProps {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly note?: string | undefined;
  /** The whole of what the note says in short. */
  readonly more?: string | undefined;
}

function Fact({ label, children, note, more }: FactProps) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
      {note && (
        <dd class="note" title={more}>
          {note}
        </dd>
      )}
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
  const facts = factsOf(device);
  const age = ageOf(facts, panel.today.value);
  const ageNote = age?.atLeast ? 'first seen in the RMM' : undefined;
  return (
    <dl class="facts">
      <DateFact panel={panel} field="purchaseDate" view={dates.purchaseDate} />
      {hasWarranty(kind) && (
        <DateFact panel={panel} field="warrantyExpiry" view={dates.warrantyExpiry} />
      )}
      <Fact label="Age" note={ageNote}>
        {age ? ageText(age) : 'Unknown'}
      </Fact>
      {hasWarranty(kind) && <ReplacementFact panel={panel} device={device} />}
    </dl>
  );
}

interface DateFactProps {
  readonly panel: Panel;
  readonly field: DateField;
  readonly view: DateView;
}

function DateFact({ panel, field, view }: DateFactProps) {
  const looks = { now: panel.now(), dateDisplay: panel.display.value.dateDisplay };
  return (
    <Fact label={dateFieldNames[field]} note={noteOf(view)} more={sourceText(field, view, looks)}>
      {dateText(view, looks.dateDisplay)}
    </Fact>
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

function noteOf({ source, unreadable, others, pinned }: DateView): string | undefined {
  if (!source) return undefined;
  // What it replaces is still in the RMM: that is no difference to tell of.
  if (source === 'technician') return `${sourceNames.technician}, not saved yet`;
  if (unreadable !== undefined) return `${sourceNames[source]}: not a date`;
  const differs = others.length > 0 ? '; sources differ' : '';
  return `${sourceNames[source]}${pinned === source ? ', pinned' : ''}${differs}`;
}
