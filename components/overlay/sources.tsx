import { dayText } from '@/lib/domain/day-text';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import {
  dateFieldName,
  dateFields,
  type DateField,
  type OtherDate,
  type Source,
} from '@/lib/domain/lifecycle';
import type { IsoDate } from '@/lib/domain/iso-date';
import { say } from '@/lib/text/say';
import { DatedText } from '../dated-text';
import { sourceName, sourceText, whenText, type Looks } from './date-source';
import { GuardedButton } from './guarded-button';
import type { Panel } from './panel';

interface SourcesProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

/** Where each date came from, and what other sources say instead. */
export function Sources({ panel, device }: SourcesProps) {
  const fields = dateFields.filter((field) => field === 'purchaseDate' || hasWarranty(device.kind));
  return (
    <ul class="details" aria-label={say('overlay.whereDatesComeFrom')}>
      {fields.map((field) => (
        <SourceLine key={field} panel={panel} field={field} view={device.dates[field]} />
      ))}
    </ul>
  );
}

interface SourceLineProps {
  readonly panel: Panel;
  readonly field: DateField;
  readonly view: DateView;
}

function SourceLine({ panel, field, view }: SourceLineProps) {
  const looks = { now: panel.now(), dateDisplay: panel.display.value.dateDisplay };
  return (
    <li>
      <span class="source-of">{dateFieldName(field)}:</span>{' '}
      <DatedText>{sourceText(field, view, looks)}</DatedText>
      {view.source && view.date && !isInRmm(view) && (
        <UseButton panel={panel} field={field} source={view.source} date={view.date} />
      )}
      {view.others.map((other) => (
        <span key={other.source} class="other">
          {otherText(other, looks)}
          <UseButton panel={panel} field={field} source={other.source} date={other.date} />
        </span>
      ))}
    </li>
  );
}

function otherText(other: OtherDate, looks: Looks): string {
  const date = dayText(other.date, looks.dateDisplay);
  const said = say('overlay.saysDate', { source: sourceName(other.source), date });
  return `${said}${whenText(other, looks)}`;
}

const isInRmm = ({ date, rmm }: DateView): boolean =>
  rmm?.value.kind === 'date' && rmm.value.date === date;

interface UseButtonProps extends Omit<SourceLineProps, 'view'> {
  readonly source: Source;
  readonly date: IsoDate;
}

/** Nothing for what is in the RMM, or on its way there. */
function UseButton({ panel, field, source, date }: UseButtonProps) {
  if (source === 'rmm' || source === 'technician') return null;
  const shown = dayText(date, panel.display.value.dateDisplay);
  return (
    <GuardedButton
      panel={panel}
      isSmall
      isBusy={panel.isNew.value}
      name={say('overlay.useDateFor', { date: shown, field: dateFieldName(field) })}
      onPress={(isProved) => panel.quickEdit({ kind: 'accept', field, source }, isProved)}
    >
      {say('overlay.useDate', { date: shown })}
    </GuardedButton>
  );
}
