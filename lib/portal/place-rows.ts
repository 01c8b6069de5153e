import type { RowPlace } from '@/lib/domain/row-place';
import { summaryText } from '@/components/overlay/place-summary';
import { badgePlace, type BadgePlace } from './badge-place';
import type { CellRoom } from './cell-room';
import type { ShownDevice } from './known-devices';
import { PlaceBadge, type PlaceBadgeDeps } from './place-badge';
import type { RowReading } from './row-evidence';
import { leadingLeaf } from './row-lead';
import type { Tone } from './tone';

interface PlaceRowsDeps extends PlaceBadgeDeps {
  readonly toneOf: (place: Element) => Tone;
  readonly room: CellRoom;
}

/** A row as the tracker knows it, and the company or site that it stands for. */
export interface JudgedRow {
  readonly row: Element;
  readonly reading: RowReading;
  readonly device: ShownDevice | undefined;
  readonly place: RowPlace | undefined;
}

interface List {
  rows: number;
  devices: number;
  readonly places: Map<string, number>;
}

const LISTS = 'table,[role="table"],[role="grid"],[role="treegrid"]';
const TABLE_ROW = 'tr,[role="row"]';
/** Choices and trees beside a page name companies as well, in little room. */
const NOT_A_LIST = 'aside,[role="complementary"],[role="tree"],fieldset,form';
const HEADER = 'th,[role="columnheader"]';
const MOST_HEADERS = 40;
/** Columns that lists of devices, tickets and alerts have. */
const OTHER_COLUMN =
  /^(?:serial|device name|friendly name|host ?name|computer|machine|endpoint|ticket|summary|subject|alert|priority)/i;

/** The summaries in rows that stand for a company or a site. Which those are, only the whole of a list can tell. */
export class PlaceRows {
  readonly #deps: PlaceRowsDeps;
  readonly #shown = new Map<Element, PlaceBadge>();
  readonly #spare: PlaceBadge[] = [];

  constructor(deps: PlaceRowsDeps) {
    this.#deps = deps;
  }

  /** In the microtask of a change: a row that stands for something else by now loses its summary before it is painted. */
  review(rows: readonly JudgedRow[]): void {
    const wanted = placesAmong(rows);
    for (const row of this.#shown.keys()) if (!wanted.has(row)) this.#takeOut(row);
    for (const [row, { reading, place }] of wanted) if (place) this.#show(row, reading, place);
  }

  get isEmpty(): boolean {
    return this.#shown.size === 0;
  }

  clear(): void {
    for (const row of this.#shown.keys()) this.#takeOut(row);
    for (const badge of this.#spare.splice(0)) badge.dispose();
  }

  #show(row: Element, reading: RowReading, place: RowPlace): void {
    const at = this.#pointIn(row, reading, place);
    if (!at) return this.#takeOut(row);
    const badge = this.#shown.get(row) ?? this.#spare.pop() ?? new PlaceBadge(this.#deps);
    this.#shown.set(row, badge);
    badge.show(place, at, this.#deps.toneOf(at.parent));
  }

  #pointIn(row: Element, { leaves }: RowReading, place: RowPlace): BadgePlace | undefined {
    const name = leadingLeaf(leaves)?.text ?? place.name;
    const named = { id: place.companyId, name };
    return badgePlace(leaves, named, { row, room: this.#deps.room, text: summaryText(place) });
  }

  #takeOut(row: Element): void {
    const badge = this.#shown.get(row);
    this.#shown.delete(row);
    if (!badge) return;
    badge.hide();
    this.#spare.push(badge);
  }
}

/** The rows that may say something of their company or site. */
function placesAmong(rows: readonly JudgedRow[]): ReadonlyMap<Element, JudgedRow> {
  const lists = new Map<Element, List>();
  for (const row of rows) count(row, listIn(lists, listOf(row.row)));
  const isOther = new Map<Element, boolean>();
  const wanted = rows.filter((judged) => {
    const { row, place } = judged;
    if (!place || place.expired + place.expiring === 0 || row.closest(NOT_A_LIST)) return false;
    const top = listOf(row);
    const other = isOther.get(top) ?? hasOtherColumns(top);
    isOther.set(top, other);
    return standsFor(judged, place, listIn(lists, top)) && (!other || isHeader(judged));
  });
  return new Map(wanted.map((judged) => [judged.row, judged]));
}

const listOf = (row: Element): Element => row.closest(LISTS) ?? row.parentElement ?? row;

function listIn(lists: Map<Element, List>, top: Element): List {
  const list = lists.get(top) ?? { rows: 0, devices: 0, places: new Map<string, number>() };
  lists.set(top, list);
  return list;
}

function count({ device, place }: JudgedRow, list: List): void {
  list.rows += 1;
  if (device) list.devices += 1;
  if (place) list.places.set(keyOf(place), (list.places.get(keyOf(place)) ?? 0) + 1);
}

const keyOf = ({ companyId, siteId }: RowPlace): string => siteId ?? companyId;

/** In a list of companies each stands once. In a list of devices only the header of a group stands for its company. */
function standsFor(judged: JudgedRow, place: RowPlace, { rows, devices, places }: List): boolean {
  if (places.get(keyOf(place)) !== 1) return false;
  const header = isHeader(judged);
  if (devices > 0) return header;
  if (!judged.row.matches(TABLE_ROW) && isAlone(judged)) return false;
  return place.isById || header || places.size * 2 >= rows;
}

/** A row of a table that says a name, and how many there are of something, and no more. */
const isHeader = (judged: JudgedRow): boolean => judged.row.matches(TABLE_ROW) && isAlone(judged);

const isAlone = ({ reading: { leaves } }: JudgedRow): boolean =>
  leaves.filter(({ text }) => /^[^\d(]*\p{L}/u.test(text)).length === 1;

const hasOtherColumns = (list: Element): boolean =>
  Array.from(list.querySelectorAll(HEADER))
    .slice(0, MOST_HEADERS)
    .some(({ textContent }) => OTHER_COLUMN.test(textContent.trim()));
