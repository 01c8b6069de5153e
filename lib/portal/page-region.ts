import { signal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import type { PageAnswer, PortalNotice } from '@/lib/state/portal-worker';
import { DevicePanel, type PanelDeps } from './device-panel';
import type { ShownDevice } from './known-devices';
import { PageChoice } from './page-choice';
import { readPage, type PageReading } from './page-evidence';
import { isById, isStrong, mayBeMeant, saysEnough } from './page-judgement';
import type { Anchor } from './region-anchors';
import { RegionView } from './region-view';
import type { PageSubject } from './row-tracker';

interface PageRegionDeps extends PanelDeps {
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
  readonly roots: () => readonly (ParentNode & Node)[];
  readonly after: (ms: number, run: () => void) => void;
  readonly mayPutBack: (place: object) => boolean;
  readonly onPushedOut: () => void;
  readonly addresses: () => readonly string[];
  /** Whether the page's content stands in this frame and not in one of its own. */
  readonly standsHere: () => boolean;
  readonly onSubject: (subject: PageSubject) => void;
  /** What stands where a person has said that pages like this one name their device. */
  readonly taught?: () => string | undefined;
  readonly taughtAnchor?: () => Anchor | undefined;
}

interface Shown {
  readonly panel: DevicePanel;
  readonly view: RegionView;
  readonly id: DeviceView['id'] | undefined;
  /** Whether the address names it: then it is the page's own whatever the page says meanwhile. */
  readonly isAddressed: boolean;
  /** The text by which it was recognised, where that was taught. */
  readonly taught?: string | undefined;
}

type AnsweredDevice = Extract<PageAnswer, { is: 'device' }>;

// Late data and a store that is still filling: asked again some times, then only at notices and when the page changes.
const RETRIES_MS = [1000, 4000, 15_000];
const LEAST_PAUSE_MS = 150;
/** Where neither address nor page have told of a device so far: most likely it is a list that is being scrolled. */
const LONG_PAUSE_MS = 400;
const LONGEST_PENDING_MS = 1500;

/** The device that the page is about, and its region. */
export class PageRegion {
  readonly #deps: PageRegionDeps;
  readonly #choice: PageChoice;
  #shown: Shown | undefined;
  #addressKey = '';
  #askedKey = '';
  #readAt = -Infinity;
  #isQueued = false;
  /** Grows with each visit; what was asked for an earlier one is no answer any more. */
  #visit = 0;

  constructor(deps: PageRegionDeps) {
    this.#deps = deps;
    this.#choice = new PageChoice({
      accepts: deps.accepts,
      reading: () => this.#read(),
      onChange: () => void this.#askAnew(true),
    });
  }

  /** A new address: what was shown for another device goes at once. */
  visit(): void {
    const reading = this.#read();
    const { ids, regIds } = reading.evidence;
    const addressKey = reading.isAddressed ? JSON.stringify([ids, regIds]) : '';
    // An address that names only the company, say, is the same for the next device.
    const mayStay = this.#shown === undefined || this.#shown.isAddressed;
    if (mayStay && addressKey !== '' && addressKey === this.#addressKey) return this.review();
    this.#addressKey = addressKey;
    this.#visit += 1;
    this.#askedKey = '';
    this.#readAt = -Infinity;
    this.#hide();
    this.#deps.onSubject(reading.isAddressed ? 'pending' : undefined);
    const visit = this.#visit;
    const { after } = this.#deps;
    after(LONGEST_PENDING_MS, () => visit === this.#visit && this.#endPending());
    for (const retryMs of RETRIES_MS) after(retryMs, () => this.#retry(visit));
    this.review();
  }

  /** In the microtask of a change. */
  check(): void {
    const { taught } = this.#shown ?? {};
    if (taught !== undefined && this.#deps.taught?.() !== taught) this.#hideUnlessEdited();
    this.#shown?.view.check();
  }

  /** After the page was taught something, or is to forget it. */
  learn(): void {
    this.#askedKey = '';
    this.#hideUnlessEdited();
    this.review();
  }

  /** After a change, once a frame: keeps the region in its place, or asks about what the page says by now. */
  review(): void {
    if (!this.#deps.standsHere()) return this.#hide();
    this.#shown?.view.place();
    if (this.#shown?.isAddressed) return;
    const restMs = this.#addressKey === '' && !this.#shown ? LONG_PAUSE_MS : LEAST_PAUSE_MS;
    const pauseMs = this.#readAt + restMs - this.#deps.now();
    if (pauseMs > 0) return this.#reviewLater(pauseMs);
    this.#readAt = this.#deps.now();
    const reading = this.#read();
    if (!saysEnough(reading)) return this.#hideUnlessEdited();
    if (reading.key !== this.#askedKey) void this.#ask(reading);
  }

  /** Imported devices are refreshed with all others; what is not imported, or not known, is asked about anew. */
  hear(notice: PortalNotice): void {
    this.#shown?.panel.hear(notice);
    const isNews = notice.about === 'devices' || notice.about === 'companies';
    if (isNews && this.importedId === undefined) void this.#askAnew();
  }

  /** The device shown here, where it is tracked. */
  get importedId(): DeviceView['id'] | undefined {
    const device = this.#shown?.panel.device.peek();
    return device?.standing === 'imported' ? device.id : undefined;
  }

  restyle(): void {
    this.#shown?.view.restyle();
  }

  stop(): void {
    this.#visit += 1;
    this.#hide();
  }

  #retry(visit: number): void {
    if (visit === this.#visit && !this.#shown) void this.#askAnew();
  }

  async #askAnew(isWaitedFor = false): Promise<void> {
    if (!this.#deps.standsHere()) return;
    const reading = this.#read();
    if (saysEnough(reading)) await this.#ask(reading, isWaitedFor);
  }

  #read(): PageReading {
    const { roots, addresses, taught } = this.#deps;
    return readPage(roots(), addresses(), taught?.());
  }

  #reviewLater(pauseMs: number): void {
    if (this.#isQueued) return;
    this.#isQueued = true;
    this.#deps.after(pauseMs, () => {
      this.#isQueued = false;
      this.review();
    });
  }

  async #ask(reading: PageReading, isWaitedFor = false): Promise<void> {
    const visit = this.#visit;
    this.#askedKey = reading.key;
    const isCurrent = () => visit === this.#visit && this.#askedKey === reading.key;
    try {
      const answer = await this.#deps.ask('portal.page', this.#question(reading));
      // Meanwhile the page may say something else, and that was asked about since.
      if (isCurrent()) this.#take(answer, reading);
    } catch (cause) {
      if (!isCurrent()) return;
      // Not reached: what is shown may stay, and the next change or notice asks again. A person who waits is told.
      this.#askedKey = '';
      if (isWaitedFor) this.#shown?.panel.tell(cause);
    }
  }

  #question(reading: PageReading) {
    const { evidence, address = '' } = reading;
    const isTold = address !== '' && address.length <= EVIDENCE_LIMITS.addressLength;
    const chosen = this.#choice.madeFor(reading);
    return { evidence, ...(isTold && { address }), ...(chosen && { chosen }) };
  }

  #take(answer: PageAnswer, reading: PageReading): void {
    if (answer.is === 'device' && isStrong(answer, reading)) this.#takeDevice(answer, reading);
    else if (answer.is === 'ambiguous' && mayBeMeant(answer, reading)) {
      const { choices, others } = answer;
      this.#choice.choice.value = { choices, others };
      const none = signal<DeviceView | undefined>(undefined);
      const isShown = this.#shown !== undefined && this.#shown.id === undefined;
      if (!isShown) this.#show(none, { id: undefined, isAddressed: false });
    } else {
      this.#hideUnlessEdited();
    }
    this.#endPending();
  }

  #takeDevice({ device, by, display }: AnsweredDevice, reading: PageReading): void {
    const { devices } = this.#deps;
    devices.setDisplay(display);
    const isAddressed = reading.isAddressed && isById(by);
    this.#choice.isMade.value = by === 'choice';
    const taught = by === 'taught' ? reading.evidence.taught : undefined;
    this.#show(devices.put(device), { id: device.id, isAddressed, taught });
    if (this.#shown) this.#shown.panel.by.value = by;
  }

  #show(device: ShownDevice, { id, isAddressed, taught }: Omit<Shown, 'panel' | 'view'>): void {
    // One that was forgotten meanwhile, and is known again, is another signal.
    const isSame = id !== undefined && this.#shown?.id === id;
    if (this.#shown && isSame && this.#shown.panel.device === device) {
      this.#shown = { ...this.#shown, isAddressed, taught };
      return this.#shown.view.place();
    }
    this.#hide();
    if (!this.#deps.standsHere()) return;
    const panel = new DevicePanel(this.#deps, device, () => this.#askAnew());
    panel.comeAfterAnother();
    const view = new RegionView(this.#deps, panel, this.#choice);
    this.#shown = { panel, view, id, isAddressed, taught };
    this.#deps.onSubject(id);
  }

  #hide(): void {
    if (!this.#shown) return;
    this.#shown.view.remove();
    this.#shown.panel.dispose();
    this.#shown = undefined;
    this.#endPending();
  }

  /** A page that renders anew says less for a moment; what is being typed must not go with that. */
  #hideUnlessEdited(): void {
    if (this.#shown?.panel.editor.peek() === undefined) this.#hide();
  }

  #endPending(): void {
    this.#deps.onSubject(this.#shown?.id);
  }
}
