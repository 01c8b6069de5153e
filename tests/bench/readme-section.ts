const BEGIN = '<!-- bench: written by npm run bench -- --write-readme -->';
const END = '<!-- /bench -->';

/** The page with this between its marks, and all else as it was. */
export function withSection(page: string, section: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`The page has no section between ${BEGIN} and ${END}.`);
  return `${page.slice(0, from)}${BEGIN}\n${section}\n${page.slice(to)}`;
}
