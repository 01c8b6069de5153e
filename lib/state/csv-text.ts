// A spreadsheet takes a cell for a formula that begins so, also after white space, and in full width as well.
// The library's own pattern misses what begins so and has a second line.
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** Without it Excel reads a file as the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/** A table for spreadsheets: what they would take for a formula is quoted so that they don't. */
export async function csvText(
  fields: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<string> {
  // Loaded with the first export: no page waits for it when it opens.
  const { unparse } = await import('papaparse');
  const data = rows.map((row) => [...row]);
  const text = unparse({ fields: [...fields], data }, { escapeFormulae: FORMULA, newline: '\r\n' });
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}
