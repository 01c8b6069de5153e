import { EVIDENCE_LIMITS, type RowEvidence } from '@/lib/domain/evidence';
import {
  companyNumbersIn,
  distinct,
  joinIds,
  regIdsIn,
  uuidsIn,
  type IdEvidence,
} from './ids-in-text';
import { textsAround } from './row-around';
import { innerTablesOf } from './rows';
import { TextMemory } from './text-memory';
import { evidenceText, isClosedToUs } from './page-tree';

/** A text of a row and where it stands. */
export interface Leaf {
  readonly text: string;
  readonly node: Text;
}

export interface RowReading {
  readonly evidence: RowEvidence;
  /** Equal for two rows that say the same. */
  readonly key: string;
  readonly leaves: readonly Leaf[];
}

const MOST_ELEMENTS = 120;
const UUID_LENGTH = 36;
/** Ids stand in attributes of any name, but not in those that tell looks. */
const UNREAD = /^(?:class|style|src|srcset)$/;
/** In which a page keeps what it has cut short in its text. */
const TELLS = /^(?:title|aria-label)$|tooltip|original-title/;
/** They tell what a click does, and some tell otherwise after each. */
const CONTROL = 'input,button,[role=checkbox],[role=button]';

/** Lists and tables inside a list item are about other things than the item. */
const INNER_LISTS = 'ul,ol,table,[role="table"],[role="grid"],[role="list"],[role="group"]';
const ITEM = 'li,[role="treeitem"]';

// A text that changes by itself names no device; left in, it would make every row a new one each second.
const VOLATILE =
  /^(?:[\d.,:]+\s*(?:%|°c?|ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|weeks?|months?|[kmgt]i?b(?:\/s)?|[kmg]?hz)(?:\s+ago)?|.{0,24}\bago|just now|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ ,t]+\d{1,2}:\d{2}.{0,12}|\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?)$/i;

/** Reads a row, or the parts of one row in order. */
export function readRow(parts: readonly Element[]): RowReading {
  const found: Found = { ids: [], texts: [], leaves: [], left: MOST_ELEMENTS };
  for (const part of parts) readElement(part, found, innerOf(part));
  const ids = joinIds(found.ids);
  const texts = distinct([...found.leaves.map(({ text }) => text), ...found.texts])
    .filter((text) => !isVolatile(text))
    .slice(0, EVIDENCE_LIMITS.texts);
  const around = aroundOf(parts, ids);
  return {
    evidence: { ...ids, texts, ...(around.length > 0 && { around }) },
    key: JSON.stringify([ids, texts, around]),
    leaves: found.leaves,
  };
}

/** With what stands where a person has said that rows like this one name their device. */
export const withTaught = (reading: RowReading, taught: string | undefined): RowReading =>
  taught === undefined
    ? reading
    : {
        ...reading,
        evidence: { ...reading.evidence, taught },
        key: `${reading.key} ${JSON.stringify(taught)}`,
      };

/** An id needs no surroundings. */
const aroundOf = ([row]: readonly Element[], { ids, regIds }: IdEvidence): readonly string[] =>
  row && ids.length + regIds.length === 0 ? textsAround(row) : [];

/** Tells what inside of a row is about other things. */
type IsInner = ((element: Element) => boolean) | undefined;

function innerOf(part: Element): IsInner {
  if (part.matches(ITEM)) return (element) => element.matches(INNER_LISTS);
  const tables = new Set(innerTablesOf(part));
  return tables.size > 0 ? (element) => tables.has(element) : undefined;
}

const volatile = new TextMemory((text) => VOLATILE.test(text));
const isVolatile = (text: string): boolean => volatile.of(text);

interface Found {
  readonly ids: IdEvidence[];
  /** Texts of attributes, and those that a cell has only as a whole. */
  readonly texts: string[];
  readonly leaves: Leaf[];
  left: number;
}

function readElement(element: Element, found: Found, isInner: IsInner): void {
  if (found.left <= 0 || isClosedToUs(element)) return;
  found.left -= 1;
  readAttributes(element, found);
  const before = found.leaves.length;
  if (element.shadowRoot) readChildren(element.shadowRoot, found, isInner);
  readChildren(element, found, isInner);
  // A name of which a part is marked (as a search does) is one only in its whole.
  const isBroken = found.leaves.length - before > 1 && isOneText(element);
  if (isBroken) addText(element.textContent, found.texts);
}

function readChildren(parent: Node, found: Found, isInner: IsInner): void {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) readText(node, found);
    else if (node instanceof Element && !isInner?.(node)) {
      readElement(node, found, isInner);
    }
  }
}

const isOneText = ({ childNodes }: Element): boolean =>
  Array.from(childNodes).some(
    (node) => (node instanceof Text && node.data.trim() !== '') || node.nodeName === 'MARK',
  );

function readText(node: Text, { ids, leaves }: Found): void {
  const text = evidenceText(node.data);
  if (text.length >= UUID_LENGTH) ids.push({ ids: uuidsIn(text), regIds: [] });
  if (text.length > 1 && leaves.length < EVIDENCE_LIMITS.texts) leaves.push({ text, node });
}

function addText(text: string, texts: string[]): void {
  if (text.length > EVIDENCE_LIMITS.textLength * 2) return;
  const plain = evidenceText(text);
  if (plain.length > 1 && texts.length < EVIDENCE_LIMITS.texts) texts.push(plain);
}

/** What an attribute of this name may tell. */
const attributes = new TextMemory((name): 'nothing' | 'text' | 'number' | 'any' => {
  if (UNREAD.test(name)) return 'nothing';
  if (TELLS.test(name)) return 'text';
  return NUMBERED.test(name) ? 'number' : 'any';
});

function readAttributes(element: Element, found: Found): void {
  for (const name of element.getAttributeNames()) {
    const tells = attributes.of(name);
    if (tells === 'nothing') continue;
    const value = element.getAttribute(name) ?? '';
    if (value.length < 3) continue;
    if (tells === 'text' && !element.matches(CONTROL)) addText(value, found.texts);
    else if (tells === 'number' || mayHoldId(name, value)) {
      found.ids.push(idsOfAttribute(name, value));
    }
  }
}

/** Most attributes hold none: looking closer at each would cost more than all else. */
const mayHoldId = (name: string, value: string): boolean =>
  value.length >= UUID_LENGTH || isScript(name, value) || NUMBERED.test(value);
const isScript = (name: string, value: string): boolean =>
  name === 'onclick' || /^javascript:/i.test(value);

const NUMBERED = /reg|compan|client/i;

function idsOfAttribute(name: string, value: string): IdEvidence {
  const said = `${name}=${value}`;
  const regIds = regIdsIn(said);
  const isCall = isScript(name, value) && regIds.length === 0;
  return {
    ids: uuidsIn(said),
    regIds: isCall ? numbersOfCall(value) : regIds,
    companyNumbers: companyNumbersIn(said),
  };
}

/** The number with which a legacy page opens a device: `openDesktop(987654, 'D')`. */
function numbersOfCall(script: string): string[] {
  if (!/device|server|desktop|machine|endpoint|asset/i.test(script)) return [];
  return Array.from(
    script.matchAll(/[(,=\s'"](\d{5,12})(?=[),&\s'"])/g),
    ([, digits]) => digits ?? '',
  );
}
