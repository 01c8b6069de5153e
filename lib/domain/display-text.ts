// Bidirectional controls can make a name read as another one; other control characters break layouts and exports.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;
const MAX_LENGTH = 200;

/** Text of the API as it may be shown: one line, no control characters, at most `maxLength` characters. */
export function displayText(text: string, maxLength = MAX_LENGTH): string {
  const clean = text.replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
  if (clean.length <= maxLength) return clean;
  const characters = Array.from(clean);
  return characters.length <= maxLength ? clean : `${characters.slice(0, maxLength - 1).join('')}…`;
}
