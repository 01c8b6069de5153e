import type { FieldCandidate } from '@/lib/domain/date-fields';
import { say } from '@/lib/text/say';
import { namedField, samplesText } from './field-words';
import { NameText } from './name-text';

interface FieldSamplesProps {
  readonly own: readonly FieldCandidate[];
  readonly vendors: readonly FieldCandidate[];
}

/** Every field that was found, with what it holds at a few devices: for whoever can't tell them apart by name. */
export function FieldSamples({ own, vendors }: FieldSamplesProps) {
  if (own.length + vendors.length === 0) return null;
  return (
    <details>
      <summary>{say('fields.samplesTitle')}</summary>
      <div class="field-samples">
        <Group title={say('fields.ownFields')} fields={own} />
        <Group title={say('fields.vendorFields')} fields={vendors} />
      </div>
    </details>
  );
}

interface GroupProps {
  readonly title: string;
  readonly fields: readonly FieldCandidate[];
}

const Group = ({ title, fields }: GroupProps) =>
  fields.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      <ul aria-label={title}>
        {fields.map((field) => (
          <li key={field.id}>
            <p>
              <NameText name={namedField(field)} />
            </p>
            <p class="soft">{samplesText(field)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
