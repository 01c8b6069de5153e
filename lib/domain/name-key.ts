const LEGAL_FORMS = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation company co gmbh ag kg ug plc pty bv nv sa sarl srl oy ab as'.split(
    ' ',
  ),
);

/** Company names that differ only in case, punctuation or the legal form at their end have the same key. */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ');
  const words = plain
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const bare = words.join(' ');
  // "GmbH & Co. KG" is one legal form; "AB Electric" and "The Company" are names.
  while (words.length > 1 && isFormal(words)) words.pop();
  return words.join(' ') || bare || plain.trim();
}

const isFormal = (words: readonly string[]): boolean => {
  const [before = '', last = ''] = words.slice(-2);
  if (last === 'and') return LEGAL_FORMS.has(before);
  return LEGAL_FORMS.has(last) && before !== 'the';
};
