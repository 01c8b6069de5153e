import type { DeviceFacts } from '@/lib/domain/device';
import type { Choice, DeviceChoice, DeviceView } from '@/lib/domain/device-view';
import type { Evidence } from '@/lib/domain/evidence';
import { serialKey } from '@/lib/domain/serial-number';
import type { Database } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { deviceViews } from './device-views';
import type { Context } from './row-context';

/** The devices between which a page leaves it open. */
export interface OpenChoice {
  readonly devices: readonly (StoredDevice | DeviceFacts)[];
  /** Whether no id led to them. */
  readonly isByText: boolean;
}

/**
 * Any page can write a name: where no id leads to the devices, it has to show what a page about one of them would, their
 * company or their serial number, unless a person has said where the name stands.
 */
export const mayBeTold = (
  { devices, isByText }: OpenChoice,
  page: Evidence,
  { companyIds }: Context,
): boolean =>
  !isByText ||
  page.taught !== undefined ||
  companyIds.size > 0 ||
  devices.every(({ serialNumber }) => shows(page, serialNumber));

const shows = ({ texts }: Evidence, serialNumber: string | undefined): boolean =>
  serialNumber !== undefined && texts.some((text) => serialKey(text) === serialKey(serialNumber));

const MOST_CHOICES = 8;

/** What tells the devices from each other; where only texts led to them, no serial number that the page does not show. */
export async function choiceOf(
  db: Database,
  { devices, isByText }: OpenChoice,
  page: Evidence,
  now: number,
): Promise<Choice | undefined> {
  if (devices.length === 0) return undefined;
  const views = await deviceViews(db, devices.slice(0, MOST_CHOICES), now);
  const isTold = (serialNumber: string) => !isByText || shows(page, serialNumber);
  const choices = views.flatMap((view) => (view ? [choiceFor(view, isTold)] : []));
  return { choices, others: devices.length - choices.length };
}

function choiceFor(
  { id, name, companyName, siteName, serialNumber }: DeviceView,
  isTold: (serialNumber: string) => boolean,
): DeviceChoice {
  return {
    id,
    name,
    companyName,
    ...(siteName !== undefined && { siteName }),
    ...(serialNumber !== undefined && isTold(serialNumber) && { serialNumber }),
  };
}
