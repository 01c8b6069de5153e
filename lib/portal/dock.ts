import { signal } from '@preact/signals';
import type { Dock } from '@/components/overlay/dock-bar';
import type { DockAct, DockPlace } from '@/lib/domain/dock-place';
import type { PortalAsk } from '@/lib/state/portal-worker';

interface DockDeps {
  readonly document: Document;
  readonly ask: PortalAsk;
  /** Where the dock is rendered. */
  readonly stage: HTMLElement;
}

const FIRST: DockPlace = { x: 'right', y: 'bottom', isFolded: false };
const CORNERS = [
  FIRST,
  { ...FIRST, x: 'left' },
  { ...FIRST, y: 'top' },
  { ...FIRST, x: 'left', y: 'top' },
] as const;
const CONTROLS = 'a[href],button,input,select,textarea,[role="button"],[tabindex]';
const DRAGGED_FROM = 4;
/** Of the region, about, px. */
const WIDTH = 360;
const HEIGHT = 340;
const MOST_CONTROLS = 400;

/** Where at the page's edge the region stands. A person's choice is remembered for the portal's host. */
export class EdgeDock implements Dock {
  readonly place = signal<DockPlace>(FIRST);
  readonly #deps: DockDeps;

  constructor(deps: DockDeps) {
    this.#deps = deps;
    this.#show(CORNERS.find((corner) => this.#isFree(corner)) ?? FIRST);
    deps.ask('portal.dock', {}).then(
      (kept) => kept && this.#show(kept),
      // Then it stands where it is.
      () => undefined,
    );
  }

  /** Where that leads to, the worker says, and remembers it. */
  act = (act: DockAct): void => {
    const from = this.place.peek();
    if (act.do === 'fold') this.#show({ ...from, isFolded: act.isFolded });
    const done = { from, act };
    this.#deps.ask('portal.dock', { done }).then(
      (place) => place && this.#show(place),
      // Then it stays where it is.
      () => undefined,
    );
  };

  /** Follows the pointer until it is lifted; answers whether it was moved at all. */
  drag = (start: PointerEvent, onEnd: (isMoved: boolean) => void): void => {
    const { stage, document } = this.#deps;
    const handle = start.currentTarget;
    if (!(handle instanceof HTMLElement)) return;
    const life = new AbortController();
    const options = { signal: life.signal };
    let isMoved = false;
    handle.setPointerCapture(start.pointerId);
    const shift = ({ clientX, clientY }: PointerEvent) => [
      clientX - start.clientX,
      clientY - start.clientY,
    ];
    const follow = (event: PointerEvent) => {
      const [x = 0, y = 0] = shift(event);
      isMoved ||= Math.hypot(x, y) > DRAGGED_FROM;
      if (isMoved) stage.style.translate = `${x}px ${y}px`;
    };
    const end = ({ type, clientX, clientY }: PointerEvent) => {
      life.abort();
      stage.style.translate = '';
      const { clientWidth, clientHeight } = document.documentElement;
      const [across, down] = [clientX / clientWidth, clientY / clientHeight];
      if (isMoved && type === 'pointerup') this.act({ do: 'near', across, down });
      onEnd(isMoved);
    };
    handle.addEventListener('pointermove', follow, options);
    handle.addEventListener('pointerup', end, options);
    handle.addEventListener('pointercancel', end, options);
  };

  #show(place: DockPlace): void {
    const { dataset } = this.#deps.stage;
    dataset['x'] = place.x;
    dataset['y'] = place.y;
    this.place.value = place;
  }

  /** Whether none of the page's controls lies where the region would. */
  #isFree({ x, y }: DockPlace): boolean {
    const { document } = this.#deps;
    const { clientWidth, clientHeight } = document.documentElement;
    const edge = x === 'left' ? WIDTH : clientWidth - WIDTH;
    const end = y === 'top' ? HEIGHT : clientHeight - HEIGHT;
    const controls = Array.from(document.querySelectorAll(CONTROLS)).slice(0, MOST_CONTROLS);
    return !controls.some((control) => {
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      const isBeside = x === 'left' ? left > edge : right < edge;
      const isAbove = y === 'top' ? top > end : bottom < end;
      const isInView = right > 0 && left < clientWidth && bottom > 0 && top < clientHeight;
      return width > 0 && isInView && !isBeside && !isAbove;
    });
  }
}
