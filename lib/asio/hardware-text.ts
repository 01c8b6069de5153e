import { displayText } from '@/lib/domain/display-text';

// What boards and firmware say where nobody wrote a maker or model. Compared in lower case without punctuation.
const PLACEHOLDERS = new Set([
  'tobefilledbyoem',
  'defaultstring',
  'systemmanufacturer',
  'systemproductname',
  'systemversion',
  'baseboardmanufacturer',
  'baseboardproductname',
  'notapplicable',
  'notavailable',
  'notspecified',
  'none',
  'null',
  'na',
  'oem',
  'unknown',
  'invalid',
  'undefined',
]);

/** Firms that make firmware, not machines: a BIOS may name them as its maker. */
const FIRMWARE_MAKERS = /american megatrends|\bami\b|insyde|phoenix|seabios|coreboot|\bedk\b/i;

/** The first of these texts that says something. */
export const hardwareText = (...texts: readonly string[]): string | undefined =>
  texts.map((text) => displayText(text, 100)).find(saysSomething);

/** The maker of the board, else of the firmware where that is the machine's own. */
export const makerOf = (board: string, bios: string): string | undefined =>
  hardwareText(board, FIRMWARE_MAKERS.test(bios) ? '' : bios);

function saysSomething(text: string): boolean {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length > 1 && !PLACEHOLDERS.has(bare) && !/^0+$/.test(bare);
}
