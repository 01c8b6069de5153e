import { signal } from '@preact/signals';
import overlayStyles from '@/components/overlay/overlay.css?inline';
import teachStyles from '@/components/overlay/teach.css?inline';
import {
  TeachBar,
  type TaughtDevice,
  type Teaching,
  type TeachState,
} from '@/components/overlay/teach-bar';
import { problemOf } from '@/lib/domain/failure';
import type { TaughtKind, TaughtPlace } from '@/lib/domain/taught-page';
import type { PortalAsk, PortalNotice } from '@/lib/state/portal-worker';
import { say } from '@/lib/text/say';
import { addressesOf, standsInThisFrame } from './frame-place';
import { createMount, type Mount } from './mount';
import { readPage } from './page-evidence';
import { evidenceText } from './page-tree';
import { Lesson } from './teach-lesson';
import { neighbourOf, startPicking } from './teach-picker';
import { sideFor } from './teach-readings';
import { styleWith } from './styles';
import { openRootsIn } from './teach-roots';
import { applyTone, toneAt } from './tone';
import { watchVisibility } from './visibility-guard';

export interface TeachDeps {
  readonly window: Window;
  readonly ask: PortalAsk;
  readonly listen: (onNotice: (notice: PortalNotice) => void, stop: AbortSignal) => void;
  readonly now: () => number;
  /** Tests open it, to look in. */
  readonly shadowMode?: ShadowRootMode;
  /** Tests accept events that no person made. */
  readonly accepts?: (event: Event) => boolean;
}

/** Waits for the session that the worker has begun in this tab, leads through it, and is gone after it. */
export function startTeaching(deps: TeachDeps, life: AbortController): void {
  let layer: TeachLayer | undefined;
  styleWith(overlayStyles + teachStyles);
  deps.listen((notice) => {
    if (notice.about === 'teaching') {
      // A session that is begun while one goes on has a script of its own.
      if (layer || !standsInThisFrame(deps.window)) return life.abort();
      layer = new TeachLayer(deps, notice.ticket, life);
    } else if (notice.about === 'teaching-over') layer?.endOf(notice.ticket);
  }, life.signal);
}

const ENDS_AFTER_MS = 4000;

/** The bar in which a person teaches the page, and what is outlined in the page meanwhile. */
class TeachLayer implements Teaching {
  readonly state = signal<TeachState>({ at: 'name' });
  readonly candidate = signal<string | undefined>(undefined);
  readonly accepts;
  readonly guard;
  readonly #deps: TeachDeps;
  readonly #life: AbortController;
  readonly #lesson: Lesson;
  readonly #mount: Mount;
  readonly #outline: HTMLElement;
  #pointed: Element | undefined;

  constructor(deps: TeachDeps, ticket: string, life: AbortController) {
    const { window, now, ask, accepts = (event: Event) => event.isTrusted } = deps;
    const { document } = window;
    const roots = () => openRootsIn(document);
    const addresses = () => addressesOf(window);
    this.#deps = deps;
    this.#life = life;
    this.accepts = accepts;
    this.guard = (control: Element) => watchVisibility(control, now);
    const pageEvidence = () => readPage(roots(), addresses()).evidence;
    this.#lesson = new Lesson({ ask, roots, addresses, pageEvidence }, ticket);
    this.#mount = createMount({ document, kind: 'teach', shadowMode: deps.shadowMode ?? 'closed' });
    this.#outline = document.createElement('div');
    this.#show();
    startPicking(
      {
        window,
        accepts,
        onHover: (element) => this.#isPicking() && this.#point(element),
        onPick: (element) => void this.#pick(element),
        onLeave: this.cancel,
      },
      life.signal,
    );
    life.signal.addEventListener('abort', () => this.#hide());
  }

  /** The session was ended elsewhere: in another frame, or in a page of ours. */
  endOf(ticket: string): void {
    const isOwnEnd = this.state.peek().at === 'over' || this.state.peek().at === 'trying';
    if (ticket === this.#lesson.ticket && !isOwnEnd) this.#life.abort();
  }

  cancel = (): void => {
    if (this.state.peek().at !== 'over') leave(this.#lesson.end());
    this.#life.abort();
  };

  again = (): void => {
    leave(this.#lesson.forget());
    this.#point(undefined);
    this.candidate.value = undefined;
    this.state.value = { at: 'name' };
  };

  move = (by: 1 | -1): void => {
    const element = neighbourOf(this.#pointed, by, openRootsIn(this.#deps.window.document));
    element?.scrollIntoView({ block: 'nearest' });
    this.#point(element);
    this.candidate.value = element && evidenceText(element.textContent);
  };

  choose = (): void => {
    if (this.#pointed) void this.#pick(this.#pointed);
  };

  setKind = (kind: TaughtKind): void => {
    const state = this.state.peek();
    if (state.at !== 'place' && state.at !== 'ready') return;
    leave(this.#lesson.forget());
    this.state.value = { at: 'place', found: { ...state.found, kind } };
  };

  setSide = (side: TaughtPlace['side']): void => {
    const state = this.state.peek();
    if (state.at === 'ready') void this.#place(state.found, side);
  };

  keep = (isProved: boolean): void => {
    if (this.state.peek().at !== 'ready') return;
    this.state.value = { at: 'trying' };
    this.#lesson.keep(isProved).then(
      (isKept) => this.#end(isKept ? say('teaching.kept') : say('teaching.waits')),
      (cause: unknown) => this.#end(problemOf(cause).message),
    );
  };

  #isPicking(): boolean {
    const { at } = this.state.peek();
    return at === 'name' || at === 'place';
  }

  async #pick(element: Element): Promise<void> {
    const state = this.state.peek();
    if (!this.#isPicking()) return;
    this.candidate.value = undefined;
    this.#point(element);
    if (state.at === 'name') {
      this.state.value = { at: 'trying' };
      this.state.value = await this.#lesson.nameAt(element).catch(failed);
    } else if (state.at === 'place') {
      const isPlace = this.#lesson.placeAt(element, state.found.kind);
      if (isPlace) await this.#place(state.found, sideFor(element));
      else this.state.value = { ...state, problem: say('teaching.placeInRow') };
    }
  }

  async #place(found: TaughtDevice, side: TaughtPlace['side']): Promise<void> {
    this.#point(undefined);
    const lost: TeachState = { at: 'name', problem: say('teaching.notFindable') };
    this.state.value = await this.#lesson
      .show(found.kind, side)
      .then((isShown): TeachState => (isShown ? { at: 'ready', found, side } : lost), failed);
  }

  #end(text: string): void {
    this.#point(undefined);
    this.state.value = { at: 'over', text };
    setTimeout(() => this.#life.abort(), ENDS_AFTER_MS);
  }

  #show(): void {
    const { window } = this.#deps;
    const { document } = window;
    const { host, stage } = this.#mount;
    applyTone(stage, toneAt(document.body));
    this.#outline.className = 'outline';
    this.#outline.hidden = true;
    stage.after(this.#outline);
    document.body.append(host);
    this.#mount.draw(() => <TeachBar teaching={this} />);
    const before = document.activeElement;
    stage.querySelector('button')?.focus();
    const { signal: ended } = this.#life;
    const follow = () => this.#point(this.#pointed);
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal: ended });
    ended.addEventListener('abort', () => before instanceof HTMLElement && before.focus());
  }

  #hide(): void {
    this.#mount.clear();
    this.#mount.host.remove();
  }

  #point(element: Element | undefined): void {
    this.#pointed = element?.isConnected ? element : undefined;
    this.#outline.hidden = this.#pointed === undefined;
    if (!this.#pointed) return;
    const { left, top, width, height } = this.#pointed.getBoundingClientRect();
    const box = [left - 3, top - 3, width + 6, height + 6].map((px) => `${px}px`);
    for (const [at, side] of (['left', 'top', 'width', 'height'] as const).entries()) {
      this.#outline.style[side] = box[at] ?? '';
    }
  }
}

const failed = (cause: unknown): TeachState => ({ at: 'name', problem: problemOf(cause).message });

/** Where the worker is not reached: the session ends by itself, and what is shown next takes the former's place. */
function leave(told: Promise<void>): void {
  told.catch(() => undefined);
}
