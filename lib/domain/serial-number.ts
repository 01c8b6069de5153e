// What makers and hypervisors write where no serial number was set. Compared without punctuation, in lower case.
const PLACEHOLDERS = new Set([
  'defaultstring',
  'systemserialnumber',
  'serialnumber',
  'chassisserialnumber',
  'baseboardserialnumber',
  'systemmanufacturer',
  'none',
  'null',
  'na',
  'nil',
  'notapplicable',
  'notavailable',
  'unavailable',
  'notpresent',
  'notspecified',
  'unknown',
  'oem',
  'invalid',
  'empty',
  'unset',
  'placeholder',
  'notset',
  'undefined',
  'noserial',
  'noserialnumber',
  'serial',
]);
const COUNTED = '01234567890';

/** The serial number if it identifies a machine; placeholders, one repeated character and virtual ones don't. */
export function usableSerialNumber(text: string | undefined): string | undefined {
  const serial = text?.trim();
  if (!serial || serial.length > 100) return undefined;
  const bare = serialKey(serial);
  if (bare.length < 4 || PLACEHOLDERS.has(bare) || COUNTED.includes(bare)) return undefined;
  if (/^(.)\1*$|^(vmware|parallels|tobefilled|0123456789)/.test(bare)) return undefined;
  return serial;
}

/** The form in which two spellings of one serial number are equal. */
export const serialKey = (serial: string): string => serial.toLowerCase().replace(/[^a-z0-9]/g, '');
