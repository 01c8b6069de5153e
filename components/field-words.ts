import type { CustomField, FieldCandidate } from '@/lib/domain/date-fields';
import { displayText } from '@/lib/domain/display-text';

export const fieldTypeText = ({ type }: CustomField): string =>
  type === 'datetime' ? 'date' : 'text';

/** `For example 2024-05-17 (FRONT-DESK), 3/4/2025 (LAB-02)`. */
export function samplesText({ samples }: FieldCandidate): string {
  if (samples.length === 0) return 'Empty on the devices that were looked at.';
  const told = samples.map(
    ({ deviceName, text }) => `${displayText(text, 40)} (${displayText(deviceName, 40)})`,
  );
  return `For example ${told.join(', ')}`;
}
