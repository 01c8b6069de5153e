import { isOwn } from './own-hosts';
import { lineOf, parentOf, textNodesIn } from './page-tree';

interface PickerDeps {
  readonly window: Window;
  readonly accepts: (event: Event) => boolean;
  /** Outlines what is pointed at. */
  readonly onHover: (element: Element | undefined) => void;
  readonly onPick: (element: Element) => void;
  readonly onLeave: () => void;
}

/** What a click on the page is made of: none of it reaches the page while it is being taught. */
const SWALLOWED = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'dragstart',
];
const MOST_TEXTS = 2000;
const NOTHING_TO_PICK = 'html,body';

/** Takes the person's next click on the page for pointing, until the signal aborts. */
export function startPicking(deps: PickerDeps, stop: AbortSignal): void {
  const { window, accepts, onHover, onPick, onLeave } = deps;
  const options = { capture: true, passive: false, signal: stop };
  for (const type of SWALLOWED) {
    window.addEventListener(
      type,
      (event) => {
        const element = pointedIn(event);
        // What a script of the page makes up is the page's own business.
        if (!element || !accepts(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type === 'click' && !element.matches(NOTHING_TO_PICK)) onPick(element);
      },
      options,
    );
  }
  const hover = (event: Event) => {
    const element = pointedIn(event);
    if (element && accepts(event)) onHover(element.matches(NOTHING_TO_PICK) ? undefined : element);
  };
  window.addEventListener('pointermove', hover, { ...options, passive: true });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !accepts(event)) return;
      event.stopImmediatePropagation();
      onLeave();
    },
    options,
  );
}

/** The element of the page that an event is about; none where it is ours. */
function pointedIn(event: Event): Element | undefined {
  const [target] = event.composedPath();
  const element = target instanceof Element ? target : undefined;
  return element && !Array.from(lineOf(element, 100)).some(isOwn) ? element : undefined;
}

/** The next text of the page in reading order, or the one before it: for people who point with keys. */
export function neighbourOf(
  current: Element | undefined,
  by: 1 | -1,
  roots: readonly (ParentNode & Node)[],
): Element | undefined {
  const [document] = roots;
  if (!document) return undefined;
  const start = document instanceof Document ? document.body : document;
  const texts = Array.from(textNodesIn(start, MOST_TEXTS));
  const elements = texts.flatMap((text) =>
    text.data.trim().length > 1 ? (parentOf(text) ?? []) : [],
  );
  const shown = [...new Set(elements)].filter((element) => element.checkVisibility?.() ?? true);
  const at = current ? shown.indexOf(current) : -1;
  if (at < 0) return by > 0 ? shown[0] : shown.at(-1);
  return shown[(at + by + shown.length) % shown.length];
}
