import { displayText } from '@/lib/domain/display-text';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import { say } from '@/lib/text/say';

const names = {
  'not-ours': 'devices.reasonNotOurs',
  retired: 'devices.reasonRetired',
  twin: 'devices.reasonTwin',
  test: 'devices.reasonTest',
  'no-hardware': 'devices.reasonNoHardware',
  other: 'devices.reasonOther',
  kind: 'devices.reasonKind',
} as const satisfies Record<IgnoredWhy['reason'], string>;

export const reasonName = (reason: IgnoredWhy['reason']): string => say(names[reason]);

/** Why a device was put aside, in a line of its list. */
export const ignoredText = ({ reason, note }: IgnoredWhy): string =>
  say('devices.because', {
    reason: note === undefined ? reasonName(reason) : displayText(note, 100),
  });
