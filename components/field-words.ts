import type { CustomField, FieldCandidate } from '@/lib/domain/date-fields';
import { displayText } from '@/lib/domain/display-text';
import { say } from '@/lib/text/say';

/** A field's name with its type. */
export const namedField = ({ name, type }: CustomField): string =>
  say('fields.named', {
    name: displayText(name),
    type: say(type === 'datetime' ? 'fields.typeDate' : 'fields.typeText'),
  });

/** `For example 2024-05-17 (FRONT-DESK), 3/4/2025 (LAB-02)`. */
export function samplesText({ samples }: FieldCandidate): string {
  if (samples.length === 0) return say('fields.noSamples');
  const told = samples.map(({ deviceName, text }) =>
    say('fields.sample', { value: displayText(text, 40), device: displayText(deviceName, 40) }),
  );
  return say('fields.samples', { values: told.join(', ') });
}
