import { dayText } from '@/lib/domain/day-text';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { dateFieldNames, dateFields, type DateField } from '@/lib/domain/lifecycle';
import { sourceNames, sourceText } from './date-source';
import type { Panel } from './panel';

interface DetailsProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

/** Where each date came from, and what other sources say instead. */
export function Details({ panel, device }: DetailsProps) {
  const fields = dateFields.filter((field) => field === 'purchaseDate' || hasWarranty(device.kind));
  return (
    <ul class="details" aria-label="Where the dates come from">
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
  const { dateDisplay } = panel.display.value;
  return (
    <li>
      <span class="source-of">{dateFieldNames[field]}:</span>{' '}
      {sourceText(view, { now: panel.now(), dateDisplay })}
      {view.others.map(({ source, date }) => (
        <span key={source} class="other">
          {`${sourceNames[source]} says ${dayText(date, dateDisplay)}`}
          <button
            type="button"
            class="act small"
            aria-label={`Use ${date} for ${dateFieldNames[field]}`}
            onClick={(event) => {
              if (panel.accepts(event)) panel.edit({ [field]: date });
            }}
          >
            Use it
          </button>
        </span>
      ))}
    </li>
  );
}
