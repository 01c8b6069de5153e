import type { DeviceView } from '@/lib/domain/device-view';
import type { Recognition } from '@/lib/domain/evidence';
import { say } from '@/lib/text/say';
import type { Panel } from './panel';

interface MoreFactsProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

const recognisedBy = {
  id: 'overlay.byId',
  'reg-id': 'overlay.byRegId',
  'serial-number': 'overlay.bySerialNumber',
  name: 'overlay.byName',
  taught: 'recognition.byTaught',
  choice: 'recognition.byChoice',
} as const satisfies Readonly<Record<Recognition, string>>;

const recognitionText = (by: Recognition, { companyName: company }: DeviceView): string =>
  by === 'name' && company ? say('recognition.byNameWithin', { company }) : say(recognisedBy[by]);

/** Everything else that is known of the device, and by what the page was taken for its own. */
export function MoreFacts({ panel, device }: MoreFactsProps) {
  const more = panel.more.value;
  const isLoading = more === 'loading';
  const lines = more === null || isLoading ? [] : more;
  const by = panel.by.value;
  const all = by
    ? [...lines, { label: say('overlay.recognisedBy'), text: recognitionText(by, device) }]
    : lines;
  return (
    <dl class="more" aria-label={say('overlay.details')} aria-busy={isLoading}>
      {all.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
