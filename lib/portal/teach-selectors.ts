import { TEACH_LIMITS } from '@/lib/domain/taught-page';
import { allIn } from './taught-pages';

type Root = ParentNode & Node;

const STABLE =
  /^(?:data-[a-z-]+|id|name|role|itemprop|aria-label|aria-labelledby|headers|for|type|title)$/;
/** Ids, numbers and what a style library has made up are others on the next page. */
const CHANGES = /\d|[0-9a-f]{8}|[^\w\s:./-]/i;
const LONGEST_VALUE = 60;
const HIGHEST_ANCHOR = 8;
const DEEPEST = 16;

/**
 * Ways to find an element again, likeliest to last first: its own attributes, its way from an element with such, its
 * classes, its way from the top. Each fits it alone. `says`: texts that are others on the next page.
 */
export function selectorsOf(element: Element, root: Root, says: readonly string[]): string[] {
  const own = attributesOf(element, says).map((one) => element.localName + one);
  const all = [...own, ...anchored(element, root, says), byClass(element), wayFrom(root, element)];
  const good = all.filter(
    (selector) =>
      selector.length <= TEACH_LIMITS.selectorLength && fitsAlone(selector, element, root),
  );
  return [...new Set(good)].slice(0, TEACH_LIMITS.selectors);
}

function fitsAlone(selector: string, element: Element, root: Root): boolean {
  const found = allIn(root, selector);
  return found.length === 1 && found[0] === element;
}

/** `[data-part="title"]`, most telling first. */
function attributesOf(element: Element, says: readonly string[]): string[] {
  const named = Array.from(element.attributes).filter(
    ({ name, value }) => STABLE.test(name) && isLasting(value, says),
  );
  return named
    .toSorted((a, b) => Number(b.name.startsWith('data-')) - Number(a.name.startsWith('data-')))
    .map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`);
}

const isLasting = (value: string, says: readonly string[]): boolean =>
  value !== '' &&
  value.length <= LONGEST_VALUE &&
  !CHANGES.test(value) &&
  !says.some((text) => text !== '' && value.toLowerCase().includes(text.toLowerCase()));

function anchored(element: Element, root: Root, says: readonly string[]): string[] {
  const found: string[] = [];
  let anchor = element.parentElement;
  for (let step = 0; anchor && anchor !== root && step < HIGHEST_ANCHOR; step += 1) {
    const [best] = attributesOf(anchor, says);
    if (best)
      found.push(`${anchor.localName}${best}${wayFrom(anchor, element).slice(':scope'.length)}`);
    anchor = anchor.parentElement;
  }
  return found;
}

function byClass(element: Element): string {
  const classes = Array.from(element.classList).filter((name) => isLasting(name, []));
  return [element.localName, ...classes.map((name) => CSS.escape(name))].join('.');
}

/** `:scope > div:nth-of-type(2) > h2`, for what is in a row; from the document's root it begins with `html`. */
function wayFrom(root: Root, element: Element): string {
  const steps: string[] = [];
  let at: Element | null = element;
  for (let depth = 0; at && at !== root && depth < DEEPEST; depth += 1) {
    steps.unshift(stepOf(at));
    at = at.parentElement;
  }
  if (at === root) steps.unshift(':scope');
  return steps.join(' > ');
}

/** Our own hosts are divs with nothing in them that the page could see: they come and go, and do not count. */
const FILLED = 'div:not(:empty)';

function stepOf(element: Element): string {
  const name = element.localName;
  const kind = name === 'div' ? FILLED : name;
  const alike = Array.from(element.parentElement?.children ?? []).filter(
    (one) => one.localName === name && (name !== 'div' || one.hasChildNodes()),
  );
  if (alike.length < 2) return kind;
  return `${name}:nth-child(${alike.indexOf(element) + 1} of ${kind})`;
}

const ROWS = 'tr,[role="row"],li,[role="listitem"]';

/** Elements around one that was pointed at which may be its row: one of several that are alike. */
export function rowsAround(element: Element): Element[] {
  const known = element.closest(ROWS);
  const line: Element[] = [];
  for (let at: Element | null = element; at && line.length < DEEPEST; at = at.parentElement) {
    line.push(at);
  }
  const repeated = line
    .filter((one) => likesOf(one).length > 0)
    .toSorted((a, b) => likesOf(b).length - likesOf(a).length);
  return [...new Set(known ? [known, ...repeated] : repeated)].slice(0, 3);
}

/** Its siblings of the same kind. */
export function likesOf(element: Element): Element[] {
  const [first] = element.classList;
  return Array.from(element.parentElement?.children ?? []).filter(
    (other) =>
      other !== element &&
      other.localName === element.localName &&
      (first === undefined || other.classList.contains(first)),
  );
}

/** How the rows of a list are found: by what contains them and their kind. */
export function rowSelectorsOf(row: Element, root: Root): string[] {
  const list = row.parentElement;
  if (!list) return [];
  const role = row.getAttribute('role');
  const kinds = [
    role ? `${row.localName}[role="${CSS.escape(role)}"]` : byClass(row),
    row.localName,
  ];
  const lists = list === root ? [':scope'] : selectorsOf(list, root, []);
  const fitting = lists
    .flatMap((selector) => kinds.map((kind) => `${selector} > ${kind}`))
    .filter(
      (selector) =>
        selector.length <= TEACH_LIMITS.selectorLength && allIn(root, selector).includes(row),
    );
  return [...new Set(fitting)].slice(0, TEACH_LIMITS.selectors);
}
