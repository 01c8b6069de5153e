import type { ComponentChildren } from 'preact';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { dateFieldName, type DateField } from '@/lib/domain/lifecycle';
import { lacksOrder, type TextDates } from '@/lib/domain/rmm-date';
import { ageOf, replacementOf, type Replacement } from '@/lib/domain/status';
import { ageText } from '@/lib/domain/age';
import { say } from '@/lib/text/say';
import { dateText, sourceName, sourceText } from './date-source';
import { factsOf, policyFor } from './device-facts';
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
  const ageNote = age?.atLeast ? say('overlay.firstSeenInRmm') : undefined;
  return (
    <dl class="facts">
      <DateFact panel={panel} field="purchaseDate" view={dates.purchaseDate} />
      {hasWarranty(kind) && (
        <DateFact panel={panel} field="warrantyExpiry" view={dates.warrantyExpiry} />
      )}
      <Fact label={say('overlay.age')} note={ageNote}>
        {age ? ageText(age) : say('overlay.unknownAge')}
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
    <Fact
      label={dateFieldName(field)}
      note={noteOf(view, panel.display.value.textDates)}
      more={sourceText(field, view, looks)}
    >
      {dateText(view, looks.dateDisplay)}
    </Fact>
  );
}

function ReplacementFact({ panel, device }: FactsProps) {
  const policy = policyFor(panel.display.value, device);
  const { state } = replacementOf(factsOf(device), policy, panel.today.value);
  return (
    <Fact label={say('overlay.replacement')}>
      <span class="replacement" data-state={state}>
        {say(replacementNames[state])}
      </span>
    </Fact>
  );
}

type ReplacementName =
  'overlay.overdue' | 'overlay.dueSoon' | 'overlay.inService' | 'overlay.unknownReplacement';

const replacementNames: Readonly<Record<Replacement['state'], ReplacementName>> = {
  overdue: 'overlay.overdue',
  'due-soon': 'overlay.dueSoon',
  'in-service': 'overlay.inService',
  unknown: 'overlay.unknownReplacement',
};

function noteOf(
  { source, unreadable, others, pinned }: DateView,
  textDates: TextDates,
): string | undefined {
  if (!source) return undefined;
  // What it replaces is still in the RMM: that is no difference to tell of.
  const name = sourceName(source);
  if (source === 'technician') return say('overlay.notSavedYet', { source: name });
  if (unreadable !== undefined) {
    const isUnordered = lacksOrder(unreadable, textDates);
    return say(isUnordered ? 'overlay.orderNotSet' : 'overlay.notADate', { source: name });
  }
  const said = pinned === source ? say('overlay.pinned', { source: name }) : name;
  return others.length > 0 ? `${said}; ${say('overlay.sourcesDiffer')}` : said;
}
