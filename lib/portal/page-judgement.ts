import type { Choice, DeviceView } from '@/lib/domain/device-view';
import { nameKeyOf, type Recognition } from '@/lib/domain/evidence';
import { serialKey } from '@/lib/domain/serial-number';
import type { PageReading } from './page-evidence';

export const saysEnough = ({ isAddressed, headings, evidence }: PageReading): boolean =>
  isAddressed ||
  evidence.taught !== undefined ||
  (headings.length > 0 && evidence.texts.length > 1);

/** A choice is worth telling of only where the page is about one device: its heading is their name, or it has none. */
export function mayBeMeant(
  { choices }: Choice,
  { isAddressed, headings, evidence: { taught } }: PageReading,
): boolean {
  if (taught !== undefined || (isAddressed && headings.length === 0)) return true;
  const names = new Set(choices.map(({ name }) => nameKeyOf(name)));
  return headings.some((heading) => names.has(heading));
}

interface Answered {
  readonly device: DeviceView;
  readonly by: Recognition;
}

/** Whether the page is surely this device's own: by its address, by a person's word, or because it is titled so. */
export function isStrong({ device, by }: Answered, reading: PageReading): boolean {
  if (by === 'choice' || by === 'taught') return true;
  if (reading.isAddressed && isById(by)) return true;
  const name = nameKeyOf(device.name);
  if (!reading.headings.some((heading) => heading.includes(name))) {
    return isDescribed(device, reading);
  }
  return isById(by) || isConfirmed(device, reading) || (by === 'name' && isTitled(device, reading));
}

export const isById = (by: Recognition): boolean => by === 'id' || by === 'reg-id';

/** Besides its name the page shows something that only this device has. */
function isConfirmed(
  { serialNumber, addresses }: DeviceView,
  { evidence: { texts } }: PageReading,
): boolean {
  if (!serialNumber) return addresses.some((address) => texts.includes(address));
  return texts.some((text) => serialKey(text) === serialKey(serialNumber));
}

/** A heading is the name and no more, the page tells of the device's company, and of no other serial number. */
function isTitled(
  { name, companyId, companyName, serialNumber }: DeviceView,
  { headings, serials, evidence: { ids, texts, companyNumbers } }: PageReading,
): boolean {
  const isContradicted =
    serials.length > 0 && !serials.includes(serialNumber ? serialKey(serialNumber) : '');
  if (isContradicted || !headings.some(isOf(nameKeyOf(name)))) return false;
  return (
    companyNumbers !== undefined ||
    ids.some((id) => id === companyId) ||
    texts.map(nameKeyOf).includes(nameKeyOf(companyName))
  );
}

/** Also with its domain. */
const isOf =
  (name: string) =>
  (heading: string): boolean =>
    heading === name || (heading.startsWith(`${name}.`) && !heading.includes(' '));

/** No heading names it, but the page tells name and serial number of one device and no other. */
function isDescribed(
  { name, serialNumber }: DeviceView,
  { serials, evidence: { texts } }: PageReading,
): boolean {
  const [only, ...others] = serials;
  return (
    serialNumber !== undefined &&
    others.length === 0 &&
    only === serialKey(serialNumber) &&
    texts.map(nameKeyOf).includes(nameKeyOf(name))
  );
}
