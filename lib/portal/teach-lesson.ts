import type { TaughtDevice, TeachState } from '@/components/overlay/teach-bar';
import type { Evidence } from '@/lib/domain/evidence';
import {
  ROW_ITSELF,
  type TaughtKind,
  type TaughtParts,
  type TaughtPlace,
  type TeachResult,
} from '@/lib/domain/taught-page';
import type { PortalAsk } from '@/lib/state/portal-worker';
import { say } from '@/lib/text/say';
import { readingsInRows, readingsOf, type Reading } from './teach-readings';
import { rowsAround, rowSelectorsOf, selectorsOf } from './teach-selectors';

type Root = ParentNode & Node;

export interface LessonDeps {
  readonly ask: PortalAsk;
  readonly roots: () => readonly Root[];
  readonly addresses: () => readonly string[];
  /** What the page says besides. */
  readonly pageEvidence: () => Evidence;
}

interface Named {
  readonly reading: Reading;
  readonly device: TaughtDevice;
  /** The row of a list in which it stands. */
  readonly row: Element | undefined;
}

interface Tried {
  readonly result: TeachResult;
  readonly row: Element | undefined;
}

/** What a person has pointed at so far, in one session of teaching, and what follows from it. */
export class Lesson {
  readonly ticket: string;
  readonly #deps: LessonDeps;
  #named: Named | undefined;
  #place: Element | undefined;

  constructor(deps: LessonDeps, ticket: string) {
    this.#deps = deps;
    this.ticket = ticket;
  }

  /** The element that is said to name the device. */
  async nameAt(element: Element): Promise<TeachState> {
    const readings = readingsOf(element);
    const [first] = readings;
    if (!first) return { at: 'name', problem: say('teaching.nothingThere') };
    const { result, row } = await this.#best(readings, rowsAround(element));
    if (result.is !== 'device') return refusal(result, readings);
    const device: TaughtDevice = {
      device: result.name,
      company: result.companyName,
      others: result.others,
      kind: isList(result) ? 'list' : 'device',
      mayBeList: row !== undefined,
    };
    this.#named = { reading: readings[result.reading] ?? first, device, row };
    return { at: 'place', found: device };
  }

  /** Which of the elements around is the row of a list shows by the devices that the others of its kind name. */
  async #best(readings: readonly Reading[], rows: readonly Element[]): Promise<Tried> {
    let best: Tried | undefined;
    for (const row of rows.length > 0 ? rows : [undefined]) {
      const tried: Tried = { result: await this.#try(readings, row), row };
      if (tried.result.is !== 'device' || isList(tried.result)) return tried;
      best ??= tried;
    }
    return best ?? { result: { is: 'unknown' }, row: undefined };
  }

  /** The element beside which the badge is to stand; false where that can't be said of it. */
  placeAt(element: Element, kind: TaughtKind): boolean {
    const row = kind === 'list' ? this.#named?.row : undefined;
    this.#place = row && !row.contains(element) ? undefined : element;
    return this.#place !== undefined;
  }

  /** Shows it on the page as it would be kept. False where what was pointed at could not be found again. */
  async show(kind: TaughtKind, side: TaughtPlace['side']): Promise<boolean> {
    const parts = this.#partsOf(kind, side);
    if (!parts || !this.#named) return false;
    const { addresses, ask } = this.#deps;
    const address = addresses().find((one) => one.startsWith('https://')) ?? '';
    const { reading, device } = this.#named;
    const names = [device.device, reading.text];
    const draft = { parts, address, names, device: device.device };
    await ask('portal.teach-draft', { ticket: this.ticket, draft });
    return true;
  }

  /** The page as it is. */
  async forget(): Promise<void> {
    await this.#deps.ask('portal.teach-draft', { ticket: this.ticket, draft: null });
  }

  async end(): Promise<void> {
    await this.#deps.ask('portal.teach-end', { ticket: this.ticket });
  }

  async keep(isProved: boolean): Promise<boolean> {
    return (await this.#deps.ask('portal.teach-keep', { ticket: this.ticket, isProved })).kept;
  }

  #try(readings: readonly Reading[], row: Element | undefined): Promise<TeachResult> {
    return this.#deps.ask('portal.teach-try', {
      ticket: this.ticket,
      page: this.#deps.pageEvidence(),
      readings: readings.map(({ text }) => text),
      rows: row ? readingsInRows(row, readings) : [],
    });
  }

  #partsOf(kind: TaughtKind, side: TaughtPlace['side']): TaughtParts | undefined {
    const [named, place] = [this.#named, this.#place];
    if (!named || !place) return undefined;
    const { reading, device } = named;
    const { read, piece, element } = reading;
    const row = kind === 'list' ? named.row : undefined;
    const avoided = [reading.text, device.device, device.company];
    const find = (one: Element) =>
      one === row ? [ROW_ITSELF] : selectorsOf(one, row ?? rootOf(one), avoided);
    const parts = {
      says: { selectors: find(element), read, ...(piece !== undefined && { piece }) },
      place: { selectors: find(place), side },
    };
    const rows = row ? rowSelectorsOf(row, rootOf(row)) : [];
    const isWhole = [parts.says.selectors, parts.place.selectors].every(({ length }) => length > 0);
    if (!isWhole || (kind === 'list' && rows.length === 0)) return undefined;
    return kind === 'list' ? { kind, rows, ...parts } : { kind, ...parts };
  }
}

/** In a table of one device's facts another may be named too: of a list at least every third row names one. */
const isList = (result: TeachResult): boolean => result.is === 'device' && result.others >= 2;

function refusal(result: TeachResult, readings: readonly Reading[]): TeachState {
  if (result.is !== 'ambiguous') {
    return { at: 'name', problem: say('teaching.noDevice', { text: readings[0]?.text ?? '' }) };
  }
  const { count, reading } = result;
  const text = readings[reading]?.text ?? '';
  return { at: 'name', problem: say('teaching.severalDevices', { count, text }) };
}

function rootOf(element: Element): Root {
  const root = element.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root : document;
}
