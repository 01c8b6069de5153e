import type { RowEvidence, RowLead } from '@/lib/domain/evidence';
import { companyNumbersIn, joinIds, regIdsIn, uuidsIn, type IdEvidence } from './ids-in-text';
import { parentOf } from './page-tree';
import type { Leaf, RowReading } from './row-evidence';

/** Attributes in which lists keep what a row is, and not what it mentions. */
const IDENTITY = ['id', 'row-id', 'data-row-id', 'data-row-key', 'data-id', 'data-key', 'key'];
/** Words of a first column that tells the state of what comes next. */
const STATE =
  /^(?:active|inactive|online|offline|enabled|disabled|healthy|good|ok|yes|no|new|open|select|expand|collapse|edit|view|more|details)$/i;

/** The text by which a reader knows the row. */
export const leadingLeaf = (leaves: readonly Leaf[]): Leaf | undefined =>
  leaves.find(({ text }) => /\p{L}/u.test(text) && !STATE.test(text));

/** What is sent of a row: what it says, and what of that it says of itself. */
export function evidenceOfRow(
  { evidence, leaves }: RowReading,
  parts: readonly Element[],
): RowEvidence {
  const leaf = leadingLeaf(leaves);
  return leaf ? { ...evidence, lead: leadOf(leaf, parts) } : evidence;
}

function leadOf({ text, node }: Leaf, parts: readonly Element[]): RowLead {
  const own = parts.flatMap((part) =>
    IDENTITY.map((name) => `${name}=${part.getAttribute(name) ?? ''}`),
  );
  const link = parentOf(node)?.closest('a[href]')?.getAttribute('href') ?? '';
  const { ids, companyNumbers } = joinIds([...own, link].map(idsIn));
  return { text, ids, ...(companyNumbers && { companyNumbers }) };
}

const idsIn = (text: string): IdEvidence => ({
  ids: uuidsIn(text),
  regIds: regIdsIn(text),
  companyNumbers: companyNumbersIn(text),
});
