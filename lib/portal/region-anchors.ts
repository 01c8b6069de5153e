import type { DeviceView } from '@/lib/domain/device-view';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { Place } from './badge-place';
import { isClosedToUs, parentOf, textNodesIn } from './page-tree';
import { isOwn } from './own-hosts';

export interface Anchor extends Place {
  readonly by: StrategyName;
  /** The element that says the device's name, where the place was found by it. */
  readonly namedBy?: Element;
}

type Root = ParentNode & Node;

/** `taught`: by a person, on a page like this one. */
export type StrategyName = 'taught' | 'heading' | 'name' | 'tabs' | 'main';

interface Strategy {
  readonly by: StrategyName;
  readonly find: (root: Root, name: string) => Omit<Anchor, 'by'> | undefined;
}

/** Where on a device's page the region may stand, best first. After the last comes the dock at the page's edge. */
const strategies: readonly Strategy[] = [
  { by: 'heading', find: afterHeading },
  { by: 'name', find: afterName },
  { by: 'tabs', find: beforeTabs },
  { by: 'main', find: atStartOfMain },
];

/** Places that need no name hold for every page, so they are taken only when the name is late. */
export const NEED_NO_NAME: ReadonlySet<StrategyName> = new Set(['tabs', 'main']);

export function findAnchor(
  roots: readonly Root[],
  device: Pick<DeviceView, 'name'>,
  allowed: (by: StrategyName) => boolean,
): Anchor | undefined {
  const name = nameKeyOf(device.name);
  for (const { by, find } of strategies) {
    if (!allowed(by)) continue;
    for (const root of roots) {
      const anchor = find(root, name);
      if (anchor) return { by, ...anchor };
    }
  }
  return undefined;
}

const HEADINGS = ['h1,[role="heading"][aria-level="1"]', 'h2', 'h3,[role="heading"]'];
const IN_A_LIST =
  'tr,[role="row"],li,[role="listitem"],nav,[role="navigation"],[role="tablist"],a[href]';

function afterHeading(root: Root, name: string): Omit<Anchor, 'by'> | undefined {
  const all = HEADINGS.flatMap((selector) => Array.from(root.querySelectorAll(selector)));
  const fitting = all.filter(
    (heading) => says(heading, name) && !heading.closest(IN_A_LIST) && isSeen(heading),
  );
  const exact = fitting.filter(({ textContent }) => nameKeyOf(textContent) === name);
  return firstPlace([...exact, ...fitting]);
}

const says = ({ textContent }: Element, name: string): boolean =>
  textContent.length < 1000 && nameKeyOf(textContent).includes(name);

function firstPlace(elements: readonly Element[]): Omit<Anchor, 'by'> | undefined {
  for (const element of elements) {
    const place = placeAfter(element);
    if (place) return { ...place, namedBy: element };
  }
  return undefined;
}

const MOST_TEXTS_READ = 1500;

/** Pages that mark no heading as one: the first text that is the name, outside of lists, menus and links. */
function afterName(root: Root, name: string): Omit<Anchor, 'by'> | undefined {
  const start = root instanceof Document ? root.body : root;
  const isLeftOut = (element: Element) =>
    isClosedToUs(element) || element.matches(`${IN_A_LIST},dl`);
  const named = Array.from(textNodesIn(start, MOST_TEXTS_READ, isLeftOut))
    .filter(({ data }) => nameKeyOf(data) === name)
    .flatMap((text) => parentOf(text) ?? []);
  return firstPlace(named.filter(isSeen));
}

function beforeTabs(root: Root): Omit<Anchor, 'by'> | undefined {
  const tabs = Array.from(root.querySelectorAll('[role="tablist"]')).find(isSeen);
  const block = tabs && blockOf(tabs);
  return block?.parentElement ? { parent: block.parentElement, before: block } : undefined;
}

function atStartOfMain(root: Root): Omit<Anchor, 'by'> | undefined {
  const main = Array.from(root.querySelectorAll('main,[role="main"]')).find(isSeen);
  if (!main || !stacksItsChildren(main)) return undefined;
  const first = Array.from(main.childNodes).find((node) => !isOwn(node));
  return { parent: main, before: first ?? null };
}

export function placeAfter(element: Element): Place | undefined {
  const block = blockOf(element);
  const parent = block && parentOf(block);
  if (!block || !parent) return undefined;
  let before = block.nextSibling;
  while (before && isOwn(before)) before = before.nextSibling;
  return { parent, before };
}

const HIGHEST_CLIMB = 8;

/** The outermost box of the line in which an element stands: what comes after it starts below it. */
export function blockOf(element: Element): Element | undefined {
  let found: Element | undefined;
  let block = element;
  for (let step = 0; step < HIGHEST_CLIMB; step += 1) {
    const parent = parentOf(block);
    if (!parent || block.matches('main,[role="main"],body')) break;
    if (isLine(parent)) found = undefined;
    else if (!found && isBelowFree(block, parent)) found = block;
    block = parent;
  }
  return found;
}

function isBelowFree(block: Element, parent: Element): boolean {
  return stacksItsChildren(parent) && !isOutOfFlow(block) && !isBar(parent) && !rigid.has(parent);
}

const LONGEST_LINE = 400;
const PAGE_PARTS = 'nav,aside,main,form,table,[role="navigation"],[role="main"],[role="grid"]';

/** A title with its buttons beside it; the columns of a whole page hold more. */
function isLine(element: Element): boolean {
  const { display } = getComputedStyle(element);
  const isRow = /flex|grid/.test(display) && !stacksItsChildren(element);
  return (
    isRow &&
    element.childElementCount > 1 &&
    element.textContent.length <= LONGEST_LINE &&
    !element.querySelector(PAGE_PARTS)
  );
}

const STACKING = /^(?:block|flow-root|list-item|inline-block|table-cell|)$/;

/** Whether children stand one below the other, so that one more moves nothing sideways. */
function stacksItsChildren(element: Element): boolean {
  const { display, flexDirection } = getComputedStyle(element);
  if (display === 'flex' || display === 'inline-flex') return flexDirection.startsWith('column');
  return STACKING.test(display) && element.tagName !== 'HTML';
}

const isOutOfFlow = (element: Element): boolean =>
  /^(?:absolute|fixed)$/.test(getComputedStyle(element).position);

const HIGHEST_BAR = 160;

/** A bar that is held at the page's edge has a height of its own. */
const isBar = (element: Element): boolean =>
  /^(?:fixed|sticky)$/.test(getComputedStyle(element).position) &&
  element.clientHeight < HIGHEST_BAR;

const rigid = new WeakSet<Element>();

/** Remembers a box that did not grow with what was put into it (`content`). True if that is news. */
export function markIfRigid(box: Element, content: Element): boolean {
  if (rigid.has(box) || box.matches('body,html')) return false;
  const inner = content.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  const sticksOut = inner.bottom > outer.bottom + 1 || inner.right > outer.right + 1;
  const { overflowY } = getComputedStyle(box);
  if (inner.height === 0 || !sticksOut || /auto|scroll/.test(overflowY)) return false;
  // What sticks out of it without ours as well is laid out by the page as if the box ended there.
  if (overflowY === 'visible' && box.scrollHeight - inner.height > box.clientHeight) return false;
  rigid.add(box);
  return true;
}

/** Not in a page that is kept hidden behind the one that is shown. */
const isSeen = (element: Element): boolean => element.checkVisibility?.() ?? true;

export const stillSays = (element: Element, device: Pick<DeviceView, 'name'>): boolean =>
  element.isConnected && says(element, nameKeyOf(device.name));
