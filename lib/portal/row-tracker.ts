import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import { badgePlace, type BadgePlace } from './badge-place';
import type { CellRoom } from './cell-room';
import type { BadgePool } from './badge-pool';
import type { RowAnswers } from './row-answers';
import { readRow, withTaught } from './row-evidence';
import type { PlaceRows } from './place-rows';
import { rowsUnder } from './row-around';
import { evidenceOfRow } from './row-lead';
import { RowParts } from './row-parts';
import { parentOf } from './page-tree';
import type { NamedRow } from './ticked-rows';
import type { TaughtRows } from './taught-pages';
import type { Tone } from './tone';
import { isSameDevice, isTakenOut, saysSomething, type TrackedRow } from './tracked-row';

/** What the page itself is about; while that is not known, a row on a device's page might be one of its facts. */
export type PageSubject = DeviceId | 'pending' | undefined;

interface RowTrackerDeps {
  readonly taughtRows?: TaughtRows | undefined;
  readonly answers: RowAnswers;
  readonly pool: BadgePool;
  readonly toneOf: (place: Element) => Tone;
  readonly room: CellRoom;
  /** What the badge of a device reads. */
  readonly textOf: (device: DeviceView) => string;
  /** Whether something may be put back that the page has taken out. */
  readonly mayPutBack: (row: Element) => boolean;
  /** Rows that stand for a company or a site. */
  readonly places: PlaceRows;
}

/** The rows of the page that may name a device, what each says now, and its badge. */
export class RowTracker {
  readonly #deps: RowTrackerDeps;
  readonly #rows = new Map<Element, TrackedRow>();
  /** Of a row that a grid has split, the part that stands for the others. */
  readonly #leaders = new WeakMap<Element, Element>();
  #subject: PageSubject;

  constructor(deps: RowTrackerDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#rows.size;
  }

  rows = (): readonly Element[] => [...this.#rows.keys()];

  shownIds = (): DeviceId[] =>
    [...this.#rows.values()].flatMap(({ device }) => device?.peek()?.id ?? []);

  /** Each row with its device, as far as that is known. */
  named = (): readonly NamedRow[] =>
    Array.from(this.#rows.values(), ({ row, device }) => [row, device]);

  namesDevice = (row: Element): boolean => this.#rows.get(row)?.device !== undefined;

  /** Whether a row without a badge has the id of one of these devices. */
  mentions(ids: readonly DeviceId[]): boolean {
    const wanted = new Set<string>(ids);
    return [...this.#rows.values()].some(
      ({ device, reading }) => !device && reading.evidence.ids.some((id) => wanted.has(id)),
    );
  }

  /** The row around a node, if it is known; a part's counts for its leader. */
  rowOf(node: Node): Element | undefined {
    for (let at: Node | undefined = node; at; at = parentOf(at)) {
      if (!(at instanceof Element)) continue;
      if (this.#rows.has(at)) return at;
      if (this.#leaders.has(at)) return at;
    }
    return undefined;
  }

  /** Reads rows again and shows at once what is known of them; what is not known is asked for. */
  judge(rows: Iterable<Element>): void {
    const parts = new RowParts();
    const judged = new Set<Element>();
    const wanted = new Set(rows);
    for (const row of wanted) {
      for (const below of rowsUnder(row)) if (this.#rows.has(below)) wanted.add(below);
      const all = parts.of(row);
      const leader = all[0] ?? row;
      this.#follow(row, leader, judged);
      if (!judged.has(leader) && leader.isConnected) this.#read(leader, all);
      judged.add(leader);
    }
    this.#review();
  }

  /** Shows what has been answered meanwhile. */
  settle(keys: ReadonlySet<string>): void {
    for (const tracked of this.#rows.values()) if (keys.has(tracked.key)) this.#show(tracked);
    this.#review();
  }

  /** Asks again for some of the rows; those that have a badge keep it until the answer comes. */
  askAgain(which: 'all' | 'unknown'): void {
    const { answers } = this.#deps;
    for (const { key, reading, parts } of this.#rows.values()) {
      if (which === 'all' || answers.isUnknown(key))
        answers.want(key, evidenceOfRow(reading, parts));
    }
  }

  setSubject(subject: PageSubject): void {
    if (this.#subject === subject) return;
    this.#subject = subject;
    this.showAll();
  }

  showAll(): void {
    for (const tracked of this.#rows.values()) this.#show(tracked);
    this.#review();
  }

  /** Takes the badges out of rows that are no longer in the page: one may come back as another device's. */
  dropRemoved(): void {
    for (const row of this.#rows.keys()) if (!row.isConnected) this.#drop(row);
    this.#reviewPlaces();
  }

  clear(): void {
    for (const row of this.#rows.keys()) this.#drop(row);
    this.#deps.places.clear();
  }

  #follow(row: Element, leader: Element, judged: Set<Element>): void {
    const before = this.#leaders.get(row);
    if (row === leader) this.#leaders.delete(row);
    else {
      this.#leaders.set(row, leader);
      if (this.#rows.has(row)) this.#drop(row);
    }
    // The row that this part has left says less now than it did.
    if (before && before !== leader && !judged.has(before) && this.#rows.has(before)) {
      judged.add(before);
      this.#read(before, new RowParts().of(before));
    }
  }

  #read(row: Element, parts: readonly Element[]): void {
    const reading = withTaught(readRow(parts), this.#deps.taughtRows?.textOfRow(parts));
    const key = this.#deps.answers.keyOf(reading);
    const before = this.#rows.get(row);
    const { device, badge } = before ?? {};
    const tracked: TrackedRow = { row, parts, reading, key, device, badge };
    for (const part of parts) if (part !== row) this.#leaders.set(part, row);
    this.#rows.set(row, tracked);
    const isSame = before?.key === key;
    if (isSame && !isTakenOut(tracked)) return;
    if (!isSame || this.#deps.mayPutBack(row)) this.#show(tracked, before);
  }

  #show(tracked: TrackedRow, before?: TrackedRow): void {
    const { answers } = this.#deps;
    const { key, reading } = tracked;
    const answer = answers.get(key);
    if (answer === undefined && saysSomething(reading)) {
      answers.want(key, evidenceOfRow(reading, tracked.parts));
      if (before && isSameDevice(before, reading)) return;
    }
    tracked.device = answer ?? undefined;
    this.#render(tracked);
  }

  #render(tracked: TrackedRow): void {
    const { pool, toneOf } = this.#deps;
    const shown = tracked.device;
    const device = shown?.peek();
    const isMeant = device && hasWarranty(device.kind) && this.#mayShow(tracked, device.id);
    const place = isMeant ? this.#placeIn(tracked, device) : undefined;
    if (shown && place) {
      tracked.badge ??= pool.take(shown);
      tracked.badge.show(shown, place, toneOf(place.parent));
    } else if (tracked.badge) {
      pool.giveBack(tracked.badge);
      tracked.badge = undefined;
    }
  }

  #placeIn({ row, parts, reading }: TrackedRow, device: DeviceView): BadgePlace | undefined {
    const { taughtRows, room, textOf } = this.#deps;
    const taught = taughtRows?.badgePlaceIn(parts);
    return taught ?? badgePlace(reading.leaves, device, { row, room, text: textOf(device) });
  }

  #mayShow(tracked: TrackedRow, id: DeviceId): boolean {
    if (this.#subject === undefined) return true;
    if (this.#subject !== 'pending' && this.#subject !== id) return true;
    return this.#hasOthersBeside(tracked, id);
  }

  /** A device's page names its own device in tables of facts: that is no list. */
  #hasOthersBeside({ row }: TrackedRow, id: DeviceId): boolean {
    const siblings = row.parentElement?.children ?? [];
    return Array.from(siblings).some((sibling) => {
      const other = this.#rows.get(sibling)?.device?.peek()?.id;
      return other !== undefined && other !== id;
    });
  }

  #review(): void {
    this.#reviewLonely();
    this.#reviewPlaces();
  }

  #reviewPlaces(): void {
    const { answers, places } = this.#deps;
    if (!answers.knowsPlaces && places.isEmpty) return;
    places.review(
      Array.from(this.#rows.values(), ({ row, reading, device, key }) => {
        const place = device ? undefined : answers.placeOf(key);
        return { row, reading, device, place };
      }),
    );
  }

  /** Whether a row of the page's own device is one of a list shows only once the others are known. */
  #reviewLonely(): void {
    if (this.#subject === undefined) return;
    for (const tracked of this.#rows.values()) {
      const id = tracked.device?.peek()?.id;
      const isHeld = this.#subject === 'pending' || this.#subject === id;
      if (id && isHeld) this.#render(tracked);
    }
  }

  #drop(row: Element): void {
    const tracked = this.#rows.get(row);
    this.#rows.delete(row);
    if (tracked?.badge) this.#deps.pool.giveBack(tracked.badge);
  }
}
