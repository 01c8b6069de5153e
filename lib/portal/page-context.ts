import { EVIDENCE_LIMITS, type Evidence } from '@/lib/domain/evidence';
import { addressEvidence } from './address-evidence';
import { distinct, joinIds } from './ids-in-text';
import { evidenceText } from './page-tree';

/** What stands around a list and may name the company whose devices it lists. */
export interface PageContext {
  readonly evidence: Evidence;
  readonly key: string;
}

const HEADINGS = 'h1,h2,[role="heading"]';
const WHERE_AM_I =
  '[aria-current],[aria-label*="breadcrumb" i] li,[data-component="Breadcrumbs"] *';
const CHOICES = 'select';
export const CONTEXT = `${HEADINGS},${WHERE_AM_I},${CHOICES}`;

/** A card's heading tells of the card. */
const INSIDE_OF_ROWS = 'tr,[role="row"],[role="listitem"],article';
const MOST_OF_EACH = 10;
const LONGEST_CHOICE = 5000;

export function readContext(
  roots: Iterable<ParentNode>,
  addresses: readonly string[],
): PageContext {
  const ids = joinIds(addresses.map(addressEvidence));
  const texts = distinct(Array.from(roots).flatMap(textsOf)).slice(0, EVIDENCE_LIMITS.texts);
  return { evidence: { ...ids, texts }, key: JSON.stringify([ids, texts]) };
}

function textsOf(root: ParentNode): string[] {
  const read = (selector: string) =>
    Array.from(root.querySelectorAll(selector)).slice(0, MOST_OF_EACH * 4);
  const headings = read(HEADINGS).filter((heading) => !heading.closest(INSIDE_OF_ROWS));
  const places = [...headings.slice(0, MOST_OF_EACH), ...read(WHERE_AM_I).slice(0, MOST_OF_EACH)];
  const choices = Array.from(root.querySelectorAll(CHOICES))
    .filter(isSelect)
    .slice(0, MOST_OF_EACH);
  return [...places.map(({ textContent }) => textContent), ...choices.map(chosenText)]
    .map(evidenceText)
    .filter((text) => text.length > 1);
}

const isSelect = (element: Element): element is HTMLSelectElement =>
  element instanceof HTMLSelectElement;

const chosenText = ({ options, selectedIndex }: HTMLSelectElement): string =>
  options.length <= LONGEST_CHOICE ? (options[selectedIndex]?.text ?? '') : '';
